using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Posthouse.Hosting.OnePort;
using Posthouse.Hosting.Targets;
using Posthouse.Hosting.Tls;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Opens the listeners of a process: inner (HTTP/2), public (HTTP/1.1 and HTTP/2 on one port, and on another one with TLS) and extra (HTTP/1.1 and HTTP/2 on one port), each marking its connections.</summary>
internal sealed class ProcessListeners(ProcessPlan plan, ProcessHostOptions options)
{
    private const int StreamsPerConnection = 1_000;

    private ListenOptions? _inner;
    private ListenOptions? _public;
    private ListenOptions? _secure;

    /// <summary>Whether anybody can call this process from another one.</summary>
    public bool HasInner { get; } = plan.Application.Processes.Length > 1 || options.OpensInner;

    /// <summary>Where other processes find this one; known once it has started.</summary>
    public Uri? InnerAddress => _inner is null ? null : new Uri($"http://127.0.0.1:{Port(_inner)}");

    /// <summary>Where the public finds this one; known once it has started. The one with TLS when there is no other.</summary>
    public Uri? PublicAddress => _public is null ? SecureAddress : new Uri($"http://localhost:{Port(_public)}");

    /// <summary>Where the public finds this one with TLS; known once it has started.</summary>
    public Uri? SecureAddress => _secure is null ? null : new Uri($"https://localhost:{Port(_secure)}");

    public void Open(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;

        // Kestrel takes a peer that resets more than twice this many streams at once for an attacker (CVE-2023-44487) and drops the connection:
        // with its default of 100, a burst of calls past their deadline would take other calls with it.
        kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = TargetOptions.PingDelay;
        kestrel.Limits.Http2.KeepAlivePingTimeout = TargetOptions.PingAnswer;
        if (HasInner)
        {
            Action<ListenOptions> inner = listen => _inner = Mark(listen, Listener.Inner, HttpProtocols.Http2);
            Listen(kestrel, options.InnerPort is null ? "localhost" : "*", options.InnerPort ?? 0, inner);
        }

        if (plan.IsPublic && options.Tls is { Port: { } port } tls)
        {
            var certificate = ServerCertificate.Read(tls, TimeProvider.System, options.Loggers);
            Listen(kestrel, options.PublicHost, port, listen => (_secure = Mark(listen, Listener.Public, HttpProtocols.Http1AndHttp2)).UseHttps(certificate.Handshakes));
        }

        if (plan.IsPublic && options.Tls is not { Only: true })
        {
            ListenBoth(kestrel, (options.PublicHost, options.PublicPort), listen => _public = Mark(listen, Listener.Public, HttpProtocols.Http1), Listener.Public);
        }

        foreach (var address in plan.Listen.Values)
        {
            ListenBoth(kestrel, (address.Host, address.Port), static listen => Mark(listen, Listener.Extra, HttpProtocols.Http1), Listener.Extra);
        }
    }

    /// <summary>Replicas on one machine listen on one port together; the kernel spreads the connections (SO_REUSEPORT).</summary>
    public void Share(SocketTransportOptions sockets)
    {
        if (options.SharesPorts)
        {
            sockets.CreateBoundListenSocket = static endpoint => endpoint is IPEndPoint { Port: not 0 } address ? SharedPort.Bind(address) : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }
    }

    private static void ListenBoth(KestrelServerOptions kestrel, (string Host, int Port) at, Func<ListenOptions, ListenOptions> http1, Listener listener)
    {
        var handover = new Http2Handover();
        Listen(kestrel, at.Host, at.Port, listen => PrefaceSwitch.Use(http1(listen), handover, TimeProvider.System));
        kestrel.Listen(handover, listen => Mark(listen, listener, HttpProtocols.Http2));
    }

    private static int Port(ListenOptions listen) => listen.IPEndPoint?.Port ?? 0;

    private static void Listen(KestrelServerOptions kestrel, string host, int port, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            kestrel.Listen(address, port, configure);
        }
        else if (host != "localhost")
        {
            kestrel.ListenAnyIP(port, configure);
        }
        else if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port, configure);
        }
        else
        {
            kestrel.ListenLocalhost(port, configure);
        }
    }

    private static ListenOptions Mark(ListenOptions listen, Listener listener, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        listen.Use(next => connection =>
        {
            connection.Features.Set(listener);
            return next(connection);
        });
        return listen;
    }
}
