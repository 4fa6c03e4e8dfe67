using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.WebUtilities;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>Puts the parameters of a query into the fields of a request that neither path nor body give.</summary>
internal sealed class QueryReader(HttpBinding binding)
{
    private const int MostRemembered = 1_000;
    private const int MostViolations = 100;
    private readonly ConcurrentDictionary<string, FieldPath?> _paths = new(StringComparer.Ordinal);

    public void Read(string? query, IMessage message, List<Violation> violations)
    {
        if (string.IsNullOrEmpty(query) || query == "?")
        {
            return;
        }

        var seen = new List<FieldPath>();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (violations.Count >= MostViolations)
            {
                return;
            }

            if (Problem(name, pair.DecodeValue().ToString(), message, seen) is { } problem)
            {
                violations.Add(new Violation(name, problem));
            }
        }
    }

    private string? Problem(string name, string value, IMessage message, List<FieldPath> seen)
    {
        if (Find(name) is not { } path)
        {
            return "is not known.";
        }

        if (binding.IsTaken(path))
        {
            return binding.TakesWholeBody ? "belongs into the body." : "is given by the path or by the body.";
        }

        if (!path.Field.IsRepeated && seen.Any(other => other.Fields.SequenceEqual(path.Fields)))
        {
            return "is there twice.";
        }

        if (seen.Any(other => OfOneChoice(other, path)))
        {
            return "excludes another parameter that is there too.";
        }

        seen.Add(path);
        try
        {
            path.Set(message, Value(path.Field, value));
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static object Value(FieldDescriptor field, string text) =>
        field.IsMap ? throw new FormatException("cannot be given in a query.") : TextForms.Read(field, text);

    // Two fields of which a message holds only one, at the same place.
    private static bool OfOneChoice(FieldPath one, FieldPath other)
    {
        var depth = one.Fields.Zip(other.Fields).TakeWhile(static pair => pair.First == pair.Second).Count();
        return depth < Math.Min(one.Fields.Length, other.Fields.Length)
            && one.Fields[depth].RealContainingOneof is { } choice && choice == other.Fields[depth].RealContainingOneof;
    }

    private FieldPath? Find(string name)
    {
        if (_paths.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_paths.Count >= MostRemembered)
        {
            _paths.Clear();
        }

        return _paths.GetOrAdd(name, FieldPath.Find(binding.Method.InputType, name));
    }
}
