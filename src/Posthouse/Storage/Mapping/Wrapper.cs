using System.Reflection;

namespace Posthouse.Storage.Mapping;

/// <summary>A struct around one value, such as a typed id: one constructor that takes the value, one property that gives it.</summary>
/// <param name="Constructor">Makes the struct.</param>
/// <param name="Property">Gives the value.</param>
internal sealed record Wrapper(ConstructorInfo Constructor, PropertyInfo Property)
{
    public static Wrapper? Of(Type type)
    {
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum || type.IsGenericType)
        {
            return null;
        }

        var constructors = type.GetConstructors();
        if (constructors.Length != 1 || constructors[0].GetParameters() is not [var only])
        {
            return null;
        }

        var property = type.GetProperty(only.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        return property is not null && property.PropertyType == only.ParameterType ? new Wrapper(constructors[0], property) : null;
    }
}
