using Posthouse.Security;

namespace Authentication.Sessions;

/// <summary>A session, without its secret.</summary>
/// <param name="Id">Names it for its owner.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="StartedAt">When somebody signed in.</param>
/// <param name="UsedAt">When it was last used, to the minute.</param>
/// <param name="ExpiresAt">When it ends unless it is used again.</param>
public sealed record Session(Guid Id, UserId UserId, DateTimeOffset StartedAt, DateTimeOffset UsedAt, DateTimeOffset ExpiresAt);

/// <summary>A session with the person whose it is.</summary>
internal sealed record VerifiedSession(Guid Id, UserId UserId, string Email, string Name, DateTimeOffset ExpiresAt);
