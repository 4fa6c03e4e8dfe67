using Authentication.Sessions;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Authentication.V1;

namespace Authentication;

/// <summary>Tells the front door whose session a browser has.</summary>
internal sealed class AuthenticationEndpoint(SessionStore sessions) : AuthenticationService.AuthenticationServiceBase
{
    public override async Task<VerifySessionResponse> VerifySession(VerifySessionRequest request, ServerCallContext context)
    {
        var session = await sessions.VerifyAsync(request.SessionToken, context.CancellationToken)
            ?? throw new UnauthenticatedException("The session has ended.", AuthenticationReason.SessionEnded);
        return new VerifySessionResponse { UserId = session.UserId.ToString(), Email = session.Email, Name = session.Name, ExpiresAt = Timestamp.FromDateTimeOffset(session.ExpiresAt) };
    }
}
