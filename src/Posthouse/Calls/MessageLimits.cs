namespace Posthouse.Calls;

/// <summary>How large messages between components may be: a document or a mail with its files fits, and no message can take a process's memory.</summary>
internal static class MessageLimits
{
    /// <summary>Greatest length of a request or a response, in bytes.</summary>
    public const int Largest = 16 * 1024 * 1024;

    /// <summary>Greatest length of a request from outside, in bytes: what every gRPC server takes that nobody has told otherwise.</summary>
    public const int LargestFromOutside = 4 * 1024 * 1024;
}
