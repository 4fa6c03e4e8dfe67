using System.Globalization;
using Google.Protobuf;

namespace Posthouse.Storage.Mapping;

/// <summary>
/// The form in which values are kept: text that sorts in time order for instants and dates, lower-case text for ids, names for enums. The other way round is <see cref="Cell{T}"/>.
/// </summary>
internal static class StoredForm
{
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    public const string Date = "yyyy-MM-dd";
    public const string Time = "HH:mm:ss.fffffff";

    /// <summary>The stored form, or <see langword="null"/> when values of this kind cannot be stored as they are.</summary>
    public static object? Of(object? value) => value switch
    {
        null => DBNull.Value,
        string or byte[] or long or double or DBNull => value,
        int number => (long)number,
        bool truth => truth ? 1L : 0L,
        Guid id => id.ToString("D"),
        DateTimeOffset instant => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString(Date, CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(Time, CultureInfo.InvariantCulture),
        TimeSpan span => span.Ticks,
        Enum name => name.ToString(),
        ByteString bytes => bytes.ToByteArray(),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        short number => (long)number,
        byte number => (long)number,
        sbyte number => (long)number,
        ushort number => (long)number,
        uint number => (long)number,
        ulong number => checked((long)number),
        float number => (double)number,
        char letter => letter.ToString(),
        _ => null,
    };

    public static string Refusal(Type type) =>
        type == typeof(DateTime) ? "DateTime has no zone: use DateTimeOffset or DateOnly."
        : type == typeof(decimal) ? "decimal has no exact column: keep minor units as long."
        : $"{type} cannot be stored: give a number, text, bytes, bool, enum, Guid, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, or a struct around one of them.";
}
