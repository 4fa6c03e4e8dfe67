namespace Posthouse.Look.Pieces;

/// <summary>The mark of all applications: a posthorn in a disc.</summary>
public sealed partial class Mark;
