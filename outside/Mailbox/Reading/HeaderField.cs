namespace Mailbox.Reading;

/// <summary>A field of a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, unfolded, not decoded.</param>
public sealed record HeaderField(string Name, string Value);
