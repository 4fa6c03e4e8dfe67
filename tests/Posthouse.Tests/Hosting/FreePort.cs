using System.Net;
using System.Net.Sockets;

namespace Posthouse.Tests.Hosting;

/// <summary>Finds ports for tests that must know one beforehand.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
