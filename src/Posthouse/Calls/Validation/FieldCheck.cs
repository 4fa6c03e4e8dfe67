using Google.Protobuf;

namespace Posthouse.Calls.Validation;

/// <summary>All that must hold for one field of a message type. A message without violations costs no allocation: the list is made for the first one.</summary>
internal abstract class FieldCheck(string name)
{
    protected string Name { get; } = name;

    public abstract void Check(IMessage message, ref List<FieldViolation>? violations);

    protected void Add(ref List<FieldViolation>? violations, string description) => Add(ref violations, Name, description);

    protected static void Add(ref List<FieldViolation>? violations, string path, string description) =>
        (violations ??= []).Add(new FieldViolation(path, description));

    protected static void Apply<T>(ValueRule<T>[] rules, T value, string name, int? index, ref List<FieldViolation>? violations)
    {
        foreach (var rule in rules)
        {
            if (rule.Violation(value) is { } description)
            {
                Add(ref violations, index is { } at ? $"{name}[{at}]" : name, description);
            }
        }
    }
}

/// <summary>A single value that is not a message.</summary>
internal sealed class ValueCheck<T>(string name, Func<IMessage, T> get, Presence<T> presence, ValueRule<T>[] rules) : FieldCheck(name)
{
    public override void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        var value = get(message);
        if (presence.IsSet(message, value))
        {
            Apply(rules, value, Name, index: null, ref violations);
        }
        else if (presence.Missing is { } missing)
        {
            Add(ref violations, missing);
        }
    }
}

/// <summary>Says when a field counts as set, and what to say when it must be and is not.</summary>
/// <param name="Has">Whether the message holds the field; <see langword="null"/> for a field without presence.</param>
/// <param name="Missing">What to say when the field is not set; <see langword="null"/> when it need not be.</param>
/// <param name="Unset">The value of a field without presence that counts as not set.</param>
internal sealed record Presence<T>(Func<IMessage, bool>? Has, string? Missing, T Unset)
{
    public bool IsSet(IMessage message, T value) =>
        Has is not null ? Has(message) : Missing is null || !EqualityComparer<T>.Default.Equals(value, Unset);
}

/// <summary>A single message: it may have to be there, and its own fields may have rules.</summary>
internal sealed class MessageCheck(string name, Func<IMessage, object?> get, bool required, MessageValidator? validator) : FieldCheck(name)
{
    public override void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        var value = get(message);
        if (value is null)
        {
            if (required)
            {
                Add(ref violations, "must be set");
            }
        }
        else if (validator is not null)
        {
            var before = violations?.Count ?? 0;
            validator.Check((IMessage)value, ref violations);
            if ((violations?.Count ?? 0) > before)
            {
                Paths.Prefix(violations, before, $"{Name}.");
            }
        }
    }
}
