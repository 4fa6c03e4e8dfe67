using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Options.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;

namespace Posthouse.Tests.Security;

/// <summary>Knows one person's session. Asked by a component, it answers for whom that component calls.</summary>
internal sealed class DoormanComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<DoormanEndpoint>();
}

internal sealed class DoormanEndpoint : AuthenticationService.AuthenticationServiceBase
{
    public const string Secret = "the-secret-of-ada";
    public const string Ada = "01890a5d-ac96-774b-bcce-b302099a8057";

    public override Task<VerifySessionResponse> VerifySession(VerifySessionRequest request, ServerCallContext context) => Task.FromResult(
        context.GetCaller().Name != FrontDoor.Name ? new VerifySessionResponse { UserId = context.GetCaller().UserId?.ToString() ?? "" }
        : request.SessionToken == Secret ? new VerifySessionResponse { UserId = Ada, Email = "ada@example.org", Name = "Ada Løvelace" }
        : throw new UnauthenticatedException("The session has ended.", AuthenticationReason.SessionEnded));
}

/// <summary>Says for whom it is called, and for whom the calls are that it makes meanwhile.</summary>
internal sealed class MirrorComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<MirrorEndpoint>(rules => rules.Allow("posthouse.testing.v1.EchoService/Echo", Access.User))
        .Calls<AuthenticationService.AuthenticationServiceClient>();
}

internal sealed class MirrorEndpoint(AuthenticationService.AuthenticationServiceClient next) : EchoService.EchoServiceBase
{
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse { Text = context.GetCaller().UserId?.ToString() ?? "" });

    public override async Task<EchoResponse> EchoInside(EchoRequest request, ServerCallContext context)
    {
        await Task.Yield();
        var further = await next.VerifySessionAsync(new VerifySessionRequest { SessionToken = "mirror" });
        return new EchoResponse { Text = $"{context.GetCaller().UserId} {further.UserId}" };
    }
}

/// <summary>A page that says who its visitor is.</summary>
internal sealed class LobbyComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Calls<EchoService.EchoServiceClient>()
        .Exposes("/", routes => routes.MapGet("/", ShowAsync));

    private static async Task<string> ShowAsync(HttpContext context, EchoService.EchoServiceClient mirror)
    {
        var user = context.Features.Get<SignedInUser>();
        var seen = await mirror.EchoInsideAsync(new EchoRequest());
        var note = context.Features.Get<SignInUnavailable>() is null ? "" : " (nobody can tell)";
        return $"{user?.Name} {user?.Email} {user?.Id}|{seen.Text}{note}";
    }
}
