namespace Posthouse.Components;

/// <summary>An options record that a component takes from a section of the settings.</summary>
/// <param name="Section">The section's name.</param>
/// <param name="Type">The record, with defaults in place.</param>
public sealed record ConfiguredOptions(string Section, Type Type);
