using System.Reflection;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Calls.Validation;

/// <summary>Typed readers of fields, so that a check boxes nothing.</summary>
internal static class Getters
{
    private const BindingFlags Mine = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Reads a single value.</summary>
    public static Func<IMessage, T> Value<T>(FieldDescriptor field) => Make<Func<IMessage, T>>(nameof(Plain), Property(field), typeof(T));

    /// <summary>Reads a <c>float</c> with the precision of a <c>double</c>.</summary>
    public static Func<IMessage, double> Single(FieldDescriptor field)
    {
        var get = Value<float>(field);
        return message => get(message);
    }

    /// <summary>Reads an enum's number.</summary>
    public static Func<IMessage, int> Number(FieldDescriptor field) =>
        Make<Func<IMessage, int>>(nameof(EnumNumber), Property(field), field.EnumType.ClrType);

    /// <summary>Tells whether a message holds a field with presence.</summary>
    public static Func<IMessage, bool> Has(FieldDescriptor field) =>
        field.ContainingType.ClrType.GetProperty($"Has{field.PropertyName}") is { } property
            ? Make<Func<IMessage, bool>>(nameof(Plain), property, typeof(bool))
            : field.Accessor.HasValue;

    /// <summary>Turns an enum value into its number.</summary>
    public static int NumberOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => Unsafe.BitCast<TEnum, int>(value);

    private static PropertyInfo Property(FieldDescriptor field) =>
        field.ContainingType.ClrType.GetProperty(field.PropertyName)
        ?? throw new InvalidOperationException($"{field.ContainingType.ClrType} has no property {field.PropertyName}; generate it anew from its .proto.");

    private static T Make<T>(string method, PropertyInfo property, Type value) =>
        (T)typeof(Getters).GetMethod(method, Mine)!.MakeGenericMethod(property.DeclaringType!, value).Invoke(obj: null, [property])!;

    private static Func<IMessage, TValue> Plain<TMessage, TValue>(PropertyInfo property)
    {
        var get = property.GetMethod!.CreateDelegate<Func<TMessage, TValue>>();
        return message => get((TMessage)message);
    }

    private static Func<IMessage, int> EnumNumber<TMessage, TEnum>(PropertyInfo property)
        where TEnum : struct, Enum
    {
        var get = property.GetMethod!.CreateDelegate<Func<TMessage, TEnum>>();
        return message => NumberOf(get((TMessage)message));
    }
}
