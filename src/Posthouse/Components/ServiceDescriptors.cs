using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Posthouse.Components;

/// <summary>Finds the contract behind generated classes: both the client and the service base stand inside a holder class with a static <c>Descriptor</c>.</summary>
internal static class ServiceDescriptors
{
    public static ServiceDescriptor OfClient(Type client) =>
        OfHolder(client.DeclaringType)
        ?? throw new ArgumentException($"{client} is not a client class generated from a .proto: it has no descriptor beside it.", nameof(client));

    public static ServiceDescriptor OfEndpoint(Type endpoint)
    {
        for (var type = endpoint.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } bind)
            {
                return OfHolder(bind.BindType)
                    ?? throw new ArgumentException($"{bind.BindType} has no static property Descriptor; generate it with Grpc.Tools.", nameof(endpoint));
            }
        }

        throw new ArgumentException($"{endpoint} serves no contract: derive it from the generated service base class.", nameof(endpoint));
    }

    private static ServiceDescriptor? OfHolder(Type? holder) =>
        holder?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;
}
