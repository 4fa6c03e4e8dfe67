namespace Posthouse.Security;

/// <summary>What a verified caller token says.</summary>
/// <param name="Caller">The calling component, and for whom it calls; no component when a process itself speaks, as when it forwards a request from outside.</param>
/// <param name="Process">Name of the process that made the token.</param>
public sealed record CallerClaims(Caller Caller, string Process);
