using System.Text.Json;

namespace HotelBooking.Partners.Asking;

/// <summary>Reads fields of JSON whose shape nobody promises: what is missing or of another kind reads as nothing.</summary>
internal static class JsonFields
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="PartnerFailedException">It is no JSON object.</exception>
    public static JsonElement Object(this PartnerReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("An object was expected.");
        }
        catch (JsonException unreadable)
        {
            throw new PartnerFailedException(PartnerFailure.Unreadable, "The answer is not the JSON that was agreed.", unreadable);
        }
    }

    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number or a text, as it is written.</summary>
    public static string? Written(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static int? Number(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static double? Degrees(this JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) ? degrees : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
