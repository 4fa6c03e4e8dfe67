using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Posthouse.Calls.Validation;

/// <summary>How many items a list may have, and whether one may be there twice.</summary>
internal sealed record ListRules(ulong Min, ulong Max, bool Unique)
{
    public static ListRules None { get; } = new(0, ulong.MaxValue, Unique: false);

    public string? CountViolation(int count) =>
        (ulong)count < Min ? $"must have at least {Count.Of(Min, "item")}"
        : (ulong)count > Max ? $"must have at most {Count.Of(Max, "item")}"
        : null;
}

/// <summary>A list of values that are not messages.</summary>
internal sealed class ListCheck<TItem, TValue>(
    string name, Func<IMessage, object?> get, Func<TItem, TValue> convert, ListRules list, ValueRule<TValue>[] rules) : FieldCheck(name)
{
    public override void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        var items = (RepeatedField<TItem>)get(message)!;
        if (list.CountViolation(items.Count) is { } count)
        {
            Add(ref violations, count);
        }

        if (list.Unique && items.Count > 1)
        {
            CheckUnique(items, ref violations);
        }

        for (var at = 0; at < items.Count && rules.Length > 0; at++)
        {
            Apply(rules, convert(items[at]), Name, at, ref violations);
        }
    }

    private void CheckUnique(RepeatedField<TItem> items, ref List<FieldViolation>? violations)
    {
        var seen = new HashSet<TItem>(items.Count);
        for (var at = 0; at < items.Count; at++)
        {
            if (!seen.Add(items[at]))
            {
                Add(ref violations, $"{Name}[{at}]", "must not repeat an earlier item");
            }
        }
    }
}

/// <summary>A list of messages.</summary>
internal sealed class MessageListCheck(string name, Func<IMessage, object?> get, ListRules list, MessageValidator? validator) : FieldCheck(name)
{
    public override void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        var items = (IList)get(message)!;
        if (list.CountViolation(items.Count) is { } count)
        {
            Add(ref violations, count);
        }

        for (var at = 0; at < items.Count && validator is not null; at++)
        {
            var before = violations?.Count ?? 0;
            validator.Check((IMessage)items[at]!, ref violations);
            if ((violations?.Count ?? 0) > before)
            {
                Paths.Prefix(violations, before, $"{Name}[{at}].");
            }
        }
    }
}

/// <summary>A map: it may have to have entries, and its values may be messages with rules.</summary>
internal sealed class MapCheck(string name, Func<IMessage, object?> get, bool required, MessageValidator? validator) : FieldCheck(name)
{
    public override void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        var map = (IDictionary)get(message)!;
        if (required && map.Count == 0)
        {
            Add(ref violations, "must have at least 1 entry");
        }

        if (validator is null || map.Count == 0)
        {
            return;
        }

        foreach (DictionaryEntry entry in map)
        {
            var before = violations?.Count ?? 0;
            validator.Check((IMessage)entry.Value!, ref violations);
            if ((violations?.Count ?? 0) > before)
            {
                Paths.Prefix(violations, before, $"{Name}[{Key(entry.Key)}].");
            }
        }
    }

    private static string Key(object key) => key is string text ? JsonSerializer.Serialize(text) : Convert.ToString(key, provider: null)!;
}
