namespace Posthouse.Storage;

/// <summary>Names one request of one caller. The default value is refused.</summary>
/// <param name="Scope">Whose key it is and for what, for example the method and the caller: keys of different scopes never meet.</param>
/// <param name="Value">The caller's key.</param>
public readonly record struct IdempotencyKey(string Scope, string Value);
