namespace Posthouse.Storage;

/// <summary>The numbered scripts that bring a component's database to this build's version.</summary>
public sealed class Migrations;
