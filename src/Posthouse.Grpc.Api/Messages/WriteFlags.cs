namespace Grpc.Core;

/// <summary>Hints for writing a message.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may stay in the buffer for a while instead of going out at once.</summary>
    BufferHint = 0x1,

    /// <summary>The message is sent uncompressed even where the call compresses.</summary>
    NoCompress = 0x2,
}
