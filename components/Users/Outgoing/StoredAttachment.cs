namespace Users.Outgoing;

/// <summary>A file that goes with a mail.</summary>
public sealed record StoredAttachment(string FileName, string MediaType, byte[] Content);
