namespace Grpc.Core;

/// <summary>Switches of a call.</summary>
[Flags]
internal enum CallFlags
{
    /// <summary>No switch.</summary>
    None = 0,

    /// <summary>The call waits for a connection instead of failing at once.</summary>
    WaitForReady = 0x20,
}
