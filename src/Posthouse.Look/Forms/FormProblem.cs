namespace Posthouse.Look.Forms;

/// <summary>One thing that keeps a form from being taken.</summary>
/// <param name="Field">The field's name; where the summary links to.</param>
/// <param name="Text">One sentence: what is the matter and the way out of it.</param>
public sealed record FormProblem(string Field, string Text);
