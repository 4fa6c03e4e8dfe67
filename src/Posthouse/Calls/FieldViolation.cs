namespace Posthouse.Calls;

/// <summary>One field of a request that breaks a rule: <c>google.rpc.BadRequest.FieldViolation</c>.</summary>
/// <param name="Field">Path to the field with the names of the contract, for example <c>rooms[2].adults</c> or <c>labels["de"].text</c>.</param>
/// <param name="Description">What to do about it, for people.</param>
public sealed record FieldViolation(string Field, string Description);
