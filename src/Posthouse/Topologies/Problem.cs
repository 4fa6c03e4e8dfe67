namespace Posthouse.Topologies;

/// <summary>Something that keeps an application from starting, and how to mend it.</summary>
/// <param name="What">What is wrong, naming the place.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record Problem(string What, string Mend)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What} Mend: {Mend}";
}
