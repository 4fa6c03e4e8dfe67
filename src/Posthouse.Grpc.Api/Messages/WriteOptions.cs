namespace Grpc.Core;

/// <summary>How messages are written.</summary>
public class WriteOptions
{
    /// <summary>Options with the given hints.</summary>
    /// <param name="flags">The hints; none by default.</param>
    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    /// <summary>No hints.</summary>
    public static WriteOptions Default { get; } = new();

    /// <summary>The hints.</summary>
    public WriteFlags Flags { get; }
}
