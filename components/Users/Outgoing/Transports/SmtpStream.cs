using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Users.Outgoing.Transports;

/// <summary>The bytes between us and a mail server: commands out, replies in, encrypted or not.</summary>
internal sealed class SmtpStream : IAsyncDisposable
{
    private const int LongestReply = 64 * 1024;

    private readonly TcpClient _connection;
    private readonly byte[] _buffer = new byte[4096];
    private Stream _stream;
    private int _start;
    private int _end;

    private SmtpStream(TcpClient connection)
    {
        _connection = connection;
        _stream = connection.GetStream();
    }

    public bool IsEncrypted => _stream is SslStream;

    public static async Task<SmtpStream> OpenAsync(MailOptions options, CancellationToken cancellationToken)
    {
        var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(options.Host, options.Port, cancellationToken);
            return new SmtpStream(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Encrypts from here on.</summary>
    /// <exception cref="SmtpFailedException">Something came in the clear that would be taken for encrypted afterwards.</exception>
    public async Task EncryptAsync(MailOptions options, CancellationToken cancellationToken)
    {
        if (_start < _end)
        {
            throw new SmtpFailedException("The mail server said something between STARTTLS and the encryption: somebody may be in between.");
        }

        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = TrustIn(options.CaFile) }, cancellationToken);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Says a command and returns the reply.</summary>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        // What goes into a command is checked long before; this is the last door.
        if (command.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new InvalidOperationException("A command to a mail server has only printable ASCII characters.");
        }

        await WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"), cancellationToken);
        return await ReplyAsync(cancellationToken);
    }

    /// <summary>Reads a reply of one or more lines.</summary>
    /// <exception cref="SmtpFailedException">It is none.</exception>
    public async Task<SmtpReply> ReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var length = 0;
        while (true)
        {
            var line = await LineAsync(cancellationToken);
            length += line.Length;
            if (length > LongestReply || line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new SmtpFailedException("The mail server's reply is none.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _connection.Dispose();
    }

    private static X509ChainPolicy? TrustIn(string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                {
                    throw new SmtpFailedException("The mail server closed the connection.");
                }
            }

            var next = _buffer[_start++];
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
            if (line.Count > LongestReply)
            {
                throw new SmtpFailedException("The mail server's reply does not end.");
            }
        }
    }
}
