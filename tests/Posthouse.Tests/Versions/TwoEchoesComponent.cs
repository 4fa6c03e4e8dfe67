using Grpc.Core;
using Posthouse.Components;
using Posthouse.Testing.Echo;
using V2 = Posthouse.Tests.Contracts.Versions.V2;

namespace Posthouse.Tests.Versions;

/// <summary>Serves both versions of the echo: old callers are not told to change on the day on which the new version comes.</summary>
internal sealed class TwoEchoesComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<EchoEndpoint>().Serves<SecondEchoEndpoint>();
}

internal sealed class SecondEchoEndpoint : V2.EchoService.EchoServiceBase
{
    public override Task<V2.EchoResponse> Echo(V2.EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new V2.EchoResponse { Lines = { request.Lines }, Version = 2 });
}
