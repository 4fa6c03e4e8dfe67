namespace Interop.Tests.Cases;

/// <summary>What a peer does in a case.</summary>
public enum Side
{
    /// <summary>It serves, and our client calls.</summary>
    Serves,

    /// <summary>It calls, and our server answers.</summary>
    Calls,
}
