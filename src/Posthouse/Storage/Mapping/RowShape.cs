using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;

namespace Posthouse.Storage.Mapping;

/// <summary>Works out how the columns of a query become a value: one column, a tuple by place, or a constructor and properties by name.</summary>
internal static class RowShape
{
    public static Func<DbDataReader, T> Of<T>(DbDataReader reader)
    {
        if (Cell<T>.Read is { } only)
        {
            return row => only(row, 0);
        }

        var columns = Enumerable.Range(0, reader.FieldCount).Select(at => Plain(reader.GetName(at))).ToArray();
        var row = Expression.Parameter(typeof(DbDataReader));
        Expression body = IsTuple(typeof(T)) ? ByPlace(typeof(T), columns, row) : ByName(typeof(T), columns, row);
        return Expression.Lambda<Func<DbDataReader, T>>(body, row).Compile();
    }

    private static bool IsTuple(Type type) => type.IsValueType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    private static NewExpression ByPlace(Type type, string[] columns, ParameterExpression row)
    {
        var constructor = type.GetConstructors()[0];
        var parameters = constructor.GetParameters();
        return parameters.Length == columns.Length
            ? Expression.New(constructor, parameters.Select((parameter, at) => Column(parameter.ParameterType, row, at)))
            : throw new InvalidOperationException($"The query gives {columns.Length} columns for a tuple of {parameters.Length}.");
    }

    private static MemberInitExpression ByName(Type type, string[] columns, ParameterExpression row)
    {
        var constructor = type.GetConstructors()
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .FirstOrDefault(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || Place(columns, parameter.Name!) >= 0))
            ?? throw new InvalidOperationException(
                $"No public constructor of {type} fits the columns {string.Join(", ", columns)}: name the columns like its parameters, or give it settable properties.");
        var taken = constructor.GetParameters().Select(parameter => Plain(parameter.Name!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var settable = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && !taken.Contains(Plain(property.Name)) && Place(columns, property.Name) >= 0);
        return Expression.MemberInit(
            Expression.New(constructor, constructor.GetParameters().Select(parameter => Argument(parameter, columns, row))),
            settable.Select(property => Expression.Bind(property, Column(property.PropertyType, row, Place(columns, property.Name)))));
    }

    private static Expression Argument(ParameterInfo parameter, string[] columns, ParameterExpression row) =>
        Place(columns, parameter.Name!) is var at and >= 0
            ? Column(parameter.ParameterType, row, at)
            : parameter.DefaultValue is null ? Expression.Default(parameter.ParameterType) : Expression.Constant(parameter.DefaultValue, parameter.ParameterType);

    private static InvocationExpression Column(Type type, ParameterExpression row, int at) => Expression.Invoke(
        Expression.Constant(Cells.ReadingOf(type) ?? throw new InvalidOperationException($"No column holds a {type}. {StoredForm.Refusal(type)}")),
        row,
        Expression.Constant(at));

    private static int Place(string[] columns, string name) =>
        Array.FindIndex(columns, column => string.Equals(column, Plain(name), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
