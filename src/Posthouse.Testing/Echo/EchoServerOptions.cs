using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Posthouse.Testing.Echo;

/// <summary>How an echo server and its client are set up.</summary>
public sealed record EchoServerOptions
{
    /// <summary>Whether client and server meet in process, instead of over HTTP/2 on the loopback. Default: no.</summary>
    public bool InProcess { get; init; }

    /// <summary>Interceptors before the service, the first one outermost. Default: none.</summary>
    public IReadOnlyList<Interceptor> ServerInterceptors { get; init; } = [];

    /// <summary>Interceptors before the client, the first one outermost. Default: none.</summary>
    public IReadOnlyList<Interceptor> ClientInterceptors { get; init; } = [];

    /// <summary>The clock of deadlines and delays. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Takes what server and client log. Default: nothing is logged.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>What the echoes give as their process. Default: empty.</summary>
    public string Process { get; init; } = "";
}
