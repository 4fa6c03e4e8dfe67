namespace Posthouse.Calls;

/// <summary>Why a call failed, for programs: <c>google.rpc.ErrorInfo</c>.</summary>
/// <param name="Reason">The stable reason, for example <c>SOLD_OUT</c>; unique within its domain.</param>
/// <param name="Domain">Whose reason it is: the package of the contract, or <c>posthouse</c> for the chassis itself.</param>
/// <param name="Metadata">Facts that go with the reason.</param>
public sealed record ErrorReason(string Reason, string Domain, IReadOnlyDictionary<string, string> Metadata);
