namespace Posthouse.Look.Pieces;

/// <summary>The shape of a card whose content is on its way. Say in words beside it what is loading.</summary>
public sealed partial class Bones;
