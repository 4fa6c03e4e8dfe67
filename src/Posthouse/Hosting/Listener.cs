namespace Posthouse.Hosting;

/// <summary>The listener on which a request arrived. Every connection carries it as a feature: <c>context.Features.Get&lt;Listener&gt;()</c>.</summary>
public sealed class Listener
{
    private Listener(string name) => Name = name;

    /// <summary>For the other processes of the application: callers prove who they are with a token.</summary>
    public static Listener Inner { get; } = new("inner");

    /// <summary>Faces the public: surfaces, and of the services the public methods only.</summary>
    public static Listener Public { get; } = new("public");

    /// <summary>An extra plaintext listener for published contracts: public methods only.</summary>
    public static Listener Extra { get; } = new("extra");

    /// <summary>The listener's name, for logs and metrics.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
