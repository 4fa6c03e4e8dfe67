using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Posthouse.Hosting.Outside;

/// <summary>
/// The port of an outside program. It is open before the program runs, and while the program is started again: who calls meanwhile is not refused but waits until it answers.
/// </summary>
internal sealed class OutsidePort : IDisposable
{
    private const int MostWaiting = 512;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private OutsidePort()
    {
    }

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Whether somebody has called and waits.</summary>
    public bool IsCalled => _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    /// <summary>Opens a port of this machine's loopback address.</summary>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <exception cref="SocketException">It is taken.</exception>
    public static OutsidePort Open(int port)
    {
        var opened = new OutsidePort();
        try
        {
            opened._socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            opened._socket.Listen(MostWaiting);
            return opened;
        }
        catch (SocketException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The socket, under a number that a program inherits which is started before this is disposed; the number means the same there.</summary>
    public SafeFileHandle Lend()
    {
        // What .NET opens is closed in started programs; a copy made by the system is not.
        var copy = Duplicate((int)_socket.SafeHandle.DangerousGetHandle());
        return copy < 0 ? throw new Win32Exception(Marshal.GetLastPInvokeError()) : new SafeFileHandle(copy, ownsHandle: true);
    }

    public void Dispose() => _socket.Dispose();

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static extern int Duplicate(int descriptor);
}
