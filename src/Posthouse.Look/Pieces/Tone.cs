namespace Posthouse.Look.Pieces;

/// <summary>What kind of news something is.</summary>
public enum Tone
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>It needs a look.</summary>
    Warn,

    /// <summary>It went wrong.</summary>
    Bad,

    /// <summary>Neither.</summary>
    Plain,
}
