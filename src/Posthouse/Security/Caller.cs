namespace Posthouse.Security;

/// <summary>Who makes a call: a component of the same application, or somebody outside, and for which person. In process it is handed over as this object; between processes it is proven by a token.</summary>
public sealed record Caller
{
    private Caller(string? name, UserId? user) => (Name, UserId) = (name, user);

    /// <summary>Somebody who has not proven to be a component of this application.</summary>
    public static Caller Outside { get; } = new(name: null, user: null);

    /// <summary>Name of the calling component; <see langword="null"/> for <see cref="Outside"/>.</summary>
    public string? Name { get; }

    /// <summary>The signed-in person for whom it is made; <see langword="null"/> when there is none.</summary>
    public UserId? UserId { get; }

    /// <summary>Whether a component of this application calls.</summary>
    public bool IsComponent => Name is not null;

    /// <summary>A component of this application.</summary>
    /// <param name="name">The component's name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static Caller Component(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Caller(name, user: null);
    }

    /// <summary>The same caller, calling for a person.</summary>
    /// <param name="user">The person; <see langword="null"/> for nobody.</param>
    public Caller For(UserId? user) => user == UserId ? this : new Caller(Name, user);

    /// <summary>The component's name, or <c>outside</c>; never the person.</summary>
    public override string ToString() => Name ?? "outside";
}
