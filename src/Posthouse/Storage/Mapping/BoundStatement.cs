namespace Posthouse.Storage.Mapping;

/// <summary>A statement and its values in stored form.</summary>
/// <param name="Sql">The statement, lists spelled out.</param>
/// <param name="Values">Parameter names with their at sign, and values.</param>
/// <param name="Expanded">Whether a list was spelled out, so that the statement is hardly ever the same again.</param>
internal readonly record struct BoundStatement(string Sql, IReadOnlyList<(string Name, object Value)> Values, bool Expanded);
