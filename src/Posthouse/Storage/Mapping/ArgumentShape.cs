using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Google.Protobuf;

namespace Posthouse.Storage.Mapping;

/// <summary>Reads the values of a statement's parameters from the properties of an object.</summary>
internal sealed class ArgumentShape
{
    private readonly (string Name, Func<object, object?> Get)[] _properties;

    private ArgumentShape((string Name, Func<object, object?> Get)[] properties) => _properties = properties;

    public static ArgumentShape Of(Type type) => new(
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Getter(type, property)))]);

    public IEnumerable<(string Name, object? Value)> Read(object args) => _properties.Select(property => (property.Name, property.Get(args)));

    /// <summary>How the value of a name is read; <see langword="null"/> when no property has it.</summary>
    public Func<object, object?>? Getter(string name) => _properties.FirstOrDefault(property => property.Name == name).Get;

    public static IEnumerable? AsList(object? value) => value is IEnumerable list and not (string or byte[] or ByteString) ? list : null;

    // A typed id gives its inner value, also when it is wrapped in turn.
    private static Func<object, object?> Getter(Type type, PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Convert(Expression.Property(Expression.Convert(owner, type), property), typeof(object));
        var get = Expression.Lambda<Func<object, object?>>(value, owner).Compile();
        return Unwrapping(property.PropertyType) is { } unwrap ? args => get(args) is { } wrapped ? unwrap(wrapped) : null : get;
    }

    public static Func<object, object?>? Unwrapping(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!Cells.Holds(type) || Wrapper.Of(type) is not { } wrapper || StoredForm.Of(Activator.CreateInstance(type)) is not null)
        {
            return null;
        }

        var inner = Unwrapping(wrapper.Property.PropertyType);
        return wrapped => wrapper.Property.GetValue(wrapped) is { } value && inner is not null ? inner(value) : wrapper.Property.GetValue(wrapped);
    }
}
