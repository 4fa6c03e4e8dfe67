namespace Posthouse.Security;

/// <summary>Who makes a call: a component of the same application, or somebody outside. In process it is handed over as this object; between processes it is proven by a token.</summary>
public sealed record Caller
{
    private Caller(string? name) => Name = name;

    /// <summary>Somebody who has not proven to be a component of this application.</summary>
    public static Caller Outside { get; } = new(name: null);

    /// <summary>Name of the calling component; <see langword="null"/> for <see cref="Outside"/>.</summary>
    public string? Name { get; }

    /// <summary>Whether a component of this application calls.</summary>
    public bool IsComponent => Name is not null;

    /// <summary>A component of this application.</summary>
    /// <param name="name">The component's name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static Caller Component(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Caller(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "outside";
}
