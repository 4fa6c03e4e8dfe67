namespace Posthouse.Hosting;

/// <summary>The folder in which the application keeps its data on this machine; every component can take it as a constructor parameter. Databases are the chassis' own: a component keeps other files in a folder of its own below it.</summary>
/// <param name="Path">The folder.</param>
public sealed record DataFolder(string Path);
