namespace Posthouse.Components;

/// <summary>Marks an option whose value is never shown: the effective configuration masks it. Give it by an environment variable, not on a command line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
