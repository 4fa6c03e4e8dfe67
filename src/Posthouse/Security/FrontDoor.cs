using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Authentication.V1;

namespace Posthouse.Security;

/// <summary>
/// Verifies the session that a browser shows, once, where the request comes in: by asking Authentication, whose answer holds for a few seconds. When it cannot be asked, the
/// visitor counts as not signed in, and the page can say why.
/// </summary>
/// <param name="authentication">Whoever serves the contract; <see langword="null"/> when the application has no accounts.</param>
/// <param name="time">The process's clock.</param>
/// <param name="loggers">Makes the log.</param>
internal sealed class FrontDoor(AuthenticationService.AuthenticationServiceClient? authentication, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>As whom it calls.</summary>
    public const string Name = "FrontDoor";

    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OutageHolds = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Verified> _verified = new(StringComparer.Ordinal);
    private readonly ILogger _logger = loggers.CreateLogger("Posthouse.Security");

    /// <summary>The one service that it may call, and that nobody needs to declare for it.</summary>
    public static string Service => AuthenticationService.Descriptor.FullName;

    /// <summary>Sets <see cref="SignedInUser"/>, or <see cref="SignInUnavailable"/>, or nothing.</summary>
    public async ValueTask GreetAsync(HttpContext context)
    {
        if (authentication is null || SessionCookie.Read(context.Request) is not { } secret)
        {
            return;
        }

        var (user, isKnown) = await WhoseAsync(secret);
        if (user is not null)
        {
            context.Features.Set(user);
        }
        else if (!isKnown)
        {
            context.Features.Set(new SignInUnavailable());
        }
    }

    private async ValueTask<(SignedInUser? User, bool IsKnown)> WhoseAsync(string secret)
    {
        var now = time.GetUtcNow();
        if (_verified.TryGetValue(secret, out var before) && now < before.Until)
        {
            return (before.User, before.IsKnown);
        }

        var (user, isKnown) = await AskAsync(secret, now);
        if (_verified.Count >= MostRemembered)
        {
            _verified.Clear();
        }

        _verified[secret] = new Verified(user, isKnown, now + (isKnown ? Holds : OutageHolds));
        return (user, isKnown);
    }

    // Not cancelled with the request: others may wait for the same answer, and it is kept.
    private async Task<(SignedInUser? User, bool IsKnown)> AskAsync(string secret, DateTimeOffset now)
    {
        try
        {
            var session = await authentication!.VerifySessionAsync(new VerifySessionRequest { SessionToken = secret }, deadline: (now + Patience).UtcDateTime);
            return UserId.TryParse(session.UserId, out var id) ? (new SignedInUser(id, session.Email, session.Name), true) : (null, true);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unauthenticated or StatusCode.InvalidArgument)
        {
            return (null, true);
        }
        catch (RpcException failed)
        {
            Log.NobodyVerifies(_logger, failed.StatusCode, failed.Status.Detail);
            return (null, false);
        }
    }

    private sealed record Verified(SignedInUser? User, bool IsKnown, DateTimeOffset Until);
}
