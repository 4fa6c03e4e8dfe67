using Google.Protobuf;

namespace HotelBooking.Tests.PdfReports;

/// <summary>Keeps documents for people to look at, in the folder that POSTHOUSE_KEEP_DOCUMENTS names, if any.</summary>
internal static class Kept
{
    public static void Save(string name, ByteString document)
    {
        if (Environment.GetEnvironmentVariable("POSTHOUSE_KEEP_DOCUMENTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name), document.ToByteArray());
        }
    }
}
