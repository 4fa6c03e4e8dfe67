namespace Posthouse.Surfaces;

/// <summary>When the answer to a request from outside must begin; a feature of the request, in whichever process it is handled.</summary>
/// <param name="Deadline">The instant, UTC, by the process's clock.</param>
public sealed record RequestBudget(DateTimeOffset Deadline);
