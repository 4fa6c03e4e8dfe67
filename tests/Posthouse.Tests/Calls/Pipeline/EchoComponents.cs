using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Echo;

namespace Posthouse.Tests.Calls.Pipeline;

internal sealed class EchoingComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<EchoEndpoint>();
}

internal sealed class FriendComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Calls<EchoService.EchoServiceClient>();
}
