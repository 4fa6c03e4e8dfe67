using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Authentication.V1;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>Stands in for Authentication: one session, and one about which nothing can be said.</summary>
internal sealed class AuthenticationComponent : IComponent
{
    public const string Cookie = "posthouse-session=ana";
    public const string CookieOfNobodyKnows = "posthouse-session=away";

    public static void Define(ComponentBuilder component) => component.Serves<AuthenticationStandIn>();
}

internal sealed class AuthenticationStandIn : AuthenticationService.AuthenticationServiceBase
{
    public override Task<VerifySessionResponse> VerifySession(VerifySessionRequest request, ServerCallContext context) => request.SessionToken switch
    {
        "ana" => Task.FromResult(new VerifySessionResponse { UserId = "01890a5d-ac96-774b-bcce-b302099a8001", Email = "ana@example.org", Name = "Ana Ribeiro" }),
        "away" => throw new UnavailableException("Away."),
        _ => throw new UnauthenticatedException("Ended.", AuthenticationReason.SessionEnded),
    };
}
