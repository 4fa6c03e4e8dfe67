using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace Posthouse.Storage.Mapping;

/// <summary>Values into statements and rows out of them, for one database. Safe for use by several threads.</summary>
internal sealed class RowMapping
{
    private readonly ConcurrentDictionary<Type, ArgumentShape> _arguments = new();
    private readonly ConcurrentDictionary<Type, Func<object, object?>> _elements = new();
    private readonly ConcurrentDictionary<(Type Row, string Sql), Delegate> _rows = new();

    public Func<DbDataReader, T> RowOf<T>(string sql, DbDataReader reader) =>
        (Func<DbDataReader, T>)_rows.GetOrAdd((typeof(T), sql), static (_, row) => RowShape.Of<T>(row), reader);

    public ArgumentShape ShapeOf(Type args) => _arguments.GetOrAdd(args, ArgumentShape.Of);

    public BoundStatement Bind(string sql, object? args)
    {
        if (args is null)
        {
            return new BoundStatement(sql, [], Expanded: false);
        }

        var values = new List<(string Name, object Value)>();
        var expanded = false;
        foreach (var (name, value) in _arguments.GetOrAdd(args.GetType(), ArgumentShape.Of).Read(args))
        {
            if (ArgumentShape.AsList(value) is { } list)
            {
                var elements = list.Cast<object?>().Select(Unwrapped).ToList();
                sql = Expand(sql, name, elements.Count);
                values.AddRange(elements.Select((element, at) => ($"@{name}_{at}", Stored(name, element))));
                expanded = true;
            }
            else
            {
                values.Add(($"@{name}", Stored(name, value)));
            }
        }

        return new BoundStatement(sql, values, expanded);
    }

    private object? Unwrapped(object? element) => element is null
        ? null
        : _elements.GetOrAdd(element.GetType(), static type => ArgumentShape.Unwrapping(type) ?? (value => value))(element);

    private static object Stored(string name, object? value) =>
        StoredForm.Of(value) ?? throw new ArgumentException($"@{name}: {StoredForm.Refusal(value!.GetType())}", nameof(value));

    private static string Expand(string sql, string name, int count) => Regex.Replace(
        sql,
        $@"@{Regex.Escape(name)}\b",
        count == 0 ? "(select null where 1 = 0)" : "(" + string.Join(", ", Enumerable.Range(0, count).Select(at => $"@{name}_{at}")) + ")",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));
}
