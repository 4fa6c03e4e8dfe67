using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotelBooking.Partners.Asking;

/// <summary>How we write JSON to partners: names of guests as they are, so that the log can find and strike them.</summary>
internal static class JsonFormat
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
