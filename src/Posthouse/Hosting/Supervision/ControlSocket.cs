using System.Net.Sockets;

namespace Posthouse.Hosting.Supervision;

/// <summary>The supervisor's end of the control sockets, in a folder that nobody but this user may open (mode 0700).</summary>
internal sealed class ControlSocket : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-");
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public ControlSocket()
    {
        Path = System.IO.Path.Combine(_folder.FullName, "control");
        _socket.Bind(new UnixDomainSocketEndPoint(Path));
        _socket.Listen();
    }

    public string Path { get; }

    /// <summary>Removes what a supervisor that was killed could not remove itself.</summary>
    public static void RemoveLeftovers(string path)
    {
        if (System.IO.Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
        {
            try
            {
                File.Delete(path);
                Directory.Delete(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process of the same application was faster.
            }
        }
    }

    public async Task<ControlConnection> AcceptAsync(CancellationToken cancellationToken) => new(await _socket.AcceptAsync(cancellationToken));

    public void Dispose()
    {
        _socket.Dispose();
        RemoveLeftovers(Path);
    }
}
