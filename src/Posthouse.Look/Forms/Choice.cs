namespace Posthouse.Look.Forms;

/// <summary>One of several things to choose from.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Hint">A second line, where there is room for one.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
