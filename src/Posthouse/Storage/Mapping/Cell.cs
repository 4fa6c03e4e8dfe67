using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Posthouse.Storage.Mapping;

/// <summary>Reads one column as a <typeparamref name="T"/>; the other way round is <see cref="StoredForm"/>.</summary>
/// <typeparam name="T">What the column holds.</typeparam>
internal static class Cell<T>
{
    /// <summary>The reading; <see langword="null"/> when no single column holds a <typeparamref name="T"/>.</summary>
    public static readonly Func<DbDataReader, int, T>? Read = (Func<DbDataReader, int, T>?)Cells.ReadingOf(typeof(T));
}

internal static class Cells
{
    public static bool Holds(Type type) => ReadingOf(type) is not null;

    public static Delegate? ReadingOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Make(nameof(Maybe), inner)
        : type.IsEnum ? Make(nameof(Name), type)
        : Plain(type) ?? (Wrapper.Of(type) is { } wrapper && Holds(wrapper.Property.PropertyType) ? Wrap(type, wrapper) : null);

    private static Delegate? Plain(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int64 => (DbDataReader row, int at) => row.GetInt64(at),
        TypeCode.Int32 => (DbDataReader row, int at) => checked((int)row.GetInt64(at)),
        TypeCode.Int16 => (DbDataReader row, int at) => checked((short)row.GetInt64(at)),
        TypeCode.Byte => (DbDataReader row, int at) => checked((byte)row.GetInt64(at)),
        TypeCode.SByte => (DbDataReader row, int at) => checked((sbyte)row.GetInt64(at)),
        TypeCode.UInt16 => (DbDataReader row, int at) => checked((ushort)row.GetInt64(at)),
        TypeCode.UInt32 => (DbDataReader row, int at) => checked((uint)row.GetInt64(at)),
        TypeCode.UInt64 => (DbDataReader row, int at) => checked((ulong)row.GetInt64(at)),
        TypeCode.Boolean => (DbDataReader row, int at) => row.GetInt64(at) != 0,
        TypeCode.Double => (DbDataReader row, int at) => row.GetDouble(at),
        TypeCode.Single => (DbDataReader row, int at) => (float)row.GetDouble(at),
        TypeCode.Char => (DbDataReader row, int at) => row.GetString(at)[0],
        TypeCode.String => (DbDataReader row, int at) => row.IsDBNull(at) ? null! : row.GetString(at),
        TypeCode.Object => Structured(type),
        _ => null,
    };

    private static Delegate? Structured(Type type) =>
        type == typeof(Guid) ? (DbDataReader row, int at) => Guid.ParseExact(row.GetString(at), "D")
        : type == typeof(DateTimeOffset) ? (DbDataReader row, int at) => Instant(row.GetString(at))
        : type == typeof(DateOnly) ? (DbDataReader row, int at) => DateOnly.ParseExact(row.GetString(at), StoredForm.Date, CultureInfo.InvariantCulture)
        : type == typeof(TimeOnly) ? (DbDataReader row, int at) => TimeOnly.ParseExact(row.GetString(at), StoredForm.Time, CultureInfo.InvariantCulture)
        : type == typeof(TimeSpan) ? (DbDataReader row, int at) => new TimeSpan(row.GetInt64(at))
        : type == typeof(byte[]) ? (DbDataReader row, int at) => row.IsDBNull(at) ? null! : row.GetFieldValue<byte[]>(at)
        : null;

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, StoredForm.Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Delegate? Make(string method, Type type) =>
        typeof(Cells).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null) as Delegate;

    private static Func<DbDataReader, int, T?>? Maybe<T>()
        where T : struct =>
        Cell<T>.Read is { } read ? (row, at) => row.IsDBNull(at) ? null : read(row, at) : null;

    private static Func<DbDataReader, int, T> Name<T>()
        where T : struct, Enum =>
        (row, at) => Enum.Parse<T>(row.GetString(at));

    private static Delegate Wrap(Type type, Wrapper wrapper)
    {
        var row = Expression.Parameter(typeof(DbDataReader));
        var at = Expression.Parameter(typeof(int));
        var read = Expression.Invoke(Expression.Constant(ReadingOf(wrapper.Property.PropertyType)), row, at);
        return Expression.Lambda(
            typeof(Func<,,>).MakeGenericType(typeof(DbDataReader), typeof(int), type), Expression.New(wrapper.Constructor, read), row, at).Compile();
    }
}
