using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>What is forwarded to another server of the same contract, and with which metadata.</summary>
public sealed record ForwardingOptions
{
    /// <summary>Which methods are forwarded; the others are UNIMPLEMENTED here. Default: all.</summary>
    public Func<MethodDescriptor, bool> Includes { get; init; } = static _ => true;

    /// <summary>The metadata that goes on with a call. Default: what the caller sent, but for <c>user-agent</c>.</summary>
    public Func<ServerCallContext, Metadata> Metadata { get; init; } = static context => Without(context.RequestHeaders, "user-agent");

    private static Metadata Without(Metadata headers, string key)
    {
        var rest = new Metadata();
        foreach (var entry in headers.Where(entry => entry.Key != key))
        {
            rest.Add(entry);
        }

        return rest;
    }
}
