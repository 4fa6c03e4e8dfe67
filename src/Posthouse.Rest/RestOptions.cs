using System.Collections.Immutable;
using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Posthouse.Rest;

/// <summary>Which services speak REST/JSON, and how far a request may go.</summary>
public sealed record RestOptions
{
    /// <summary>Request headers that become metadata unless <see cref="RequestHeaders"/> says otherwise.</summary>
    public static readonly ImmutableArray<string> PassedHeaders = ["accept-language", "authorization", "baggage", "idempotency-key", "traceparent", "tracestate"];

    /// <summary>The services; those of their methods that have a <c>google.api.http</c> rule are served.</summary>
    public required ImmutableArray<OfferedContract> Services { get; init; }

    /// <summary>Where the calls go.</summary>
    public required CallInvoker Calls { get; init; }

    /// <summary>Which methods are shown. Default: all.</summary>
    public Func<MethodDescriptor, bool> Includes { get; init; } = static _ => true;

    /// <summary>HTTP rules of methods whose contract may not be edited, by <c>Full.Service.Name/Method</c>. Default: none. A rule here replaces that of the contract.</summary>
    public IReadOnlyDictionary<string, HttpRule> Rules { get; init; } = ImmutableDictionary<string, HttpRule>.Empty;

    /// <summary>HTTP statuses of reasons that stand in no contract. Default: none.</summary>
    public IReadOnlyDictionary<string, int> ReasonStatuses { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>How a failed call is told outside. Default: as it is.</summary>
    public Func<RpcException, RpcException> Failures { get; init; } = static failure => failure;

    /// <summary>Which methods need a signed-in person, for the documents. Default: none.</summary>
    public Func<MethodDescriptor, bool> NeedsUser { get; init; } = static _ => false;

    /// <summary>Request headers that become metadata, in lower case; all others stay outside.</summary>
    public ImmutableArray<string> RequestHeaders { get; init; } = PassedHeaders;

    /// <summary>Response metadata that becomes headers, in lower case; all others stay inside.</summary>
    public ImmutableArray<string> ResponseHeaders { get; init; } = ["cache-control", "content-language", "etag", "last-modified", "location", "retry-after", "vary"];

    /// <summary>Longest body of a request, and longest line of a stream, in bytes. Default: 4 MiB, at least 1 KiB.</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep objects and lists of a body may be nested. Default: 64, 1 to 1000.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How long a call may take whose request gives no <c>grpc-timeout</c>. Default: 30 seconds; <see langword="null"/> for no bound. Streams have none.</summary>
    public TimeSpan? DefaultTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How the page that shows the methods looks. Default: plain.</summary>
    public ApiPageLook Look { get; init; } = ApiPageLook.Plain;

    /// <summary>The clock that deadlines and the dates of examples go by. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Name of the application, as the documents have it.</summary>
    public string Title { get; init; } = "API";

    /// <summary>Version of the application, as the documents have it.</summary>
    public string Version { get; init; } = "1";
}

/// <summary>A service that speaks REST/JSON.</summary>
/// <param name="Component">Name of whoever serves it, as the documents have it.</param>
/// <param name="Contract">Its contract.</param>
public sealed record OfferedContract(string Component, ServiceDescriptor Contract);
