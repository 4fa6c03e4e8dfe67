namespace Users.Outgoing.Transports;

/// <summary>A message as DATA takes it: a line that begins with a dot gets one more, and a dot alone ends it (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    public static ReadOnlyMemory<byte> Of(byte[] message)
    {
        using var stuffed = new MemoryStream(message.Length + 64);
        var atLineStart = true;
        foreach (var next in message)
        {
            if (atLineStart && next == '.')
            {
                stuffed.WriteByte((byte)'.');
            }

            stuffed.WriteByte(next);
            atLineStart = next == '\n';
        }

        stuffed.Write(atLineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return stuffed.ToArray();
    }
}
