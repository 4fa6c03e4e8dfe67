using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Topologies;

internal sealed class EchoEndpoint : EchoService.EchoServiceBase;

internal sealed class OtherEchoEndpoint : EchoService.EchoServiceBase;

internal sealed class NosyEndpoint(EchoService.EchoServiceClient echo) : EchoService.EchoServiceBase
{
    public EchoService.EchoServiceClient Client { get; } = echo;
}
