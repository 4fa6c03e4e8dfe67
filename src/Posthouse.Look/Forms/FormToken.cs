namespace Posthouse.Look.Forms;

/// <summary>A hidden field that proves that a form was shown by this site to this visitor.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">The proof.</param>
public sealed record FormToken(string Name, string Value);
