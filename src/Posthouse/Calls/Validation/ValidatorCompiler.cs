using Google.Protobuf.Reflection;

namespace Posthouse.Calls.Validation;

/// <summary>
/// Builds the validators of a component's requests, at start: (1) find every message type that a request can contain, (2) keep those that have rules or
/// contain one that has, so that all others cost nothing, (3) make their validators, and only then (4) fill in their fields, because message
/// types may contain each other.
/// </summary>
internal sealed class ValidatorCompiler
{
    private readonly SelectedRules _rules;
    private readonly List<string> _problems = [];
    private readonly Dictionary<MessageDescriptor, MessageValidator> _validators = [];

    public ValidatorCompiler(IReadOnlyCollection<MessageDescriptor> requests, IEnumerable<ServiceRules> rules)
    {
        _rules = new SelectedRules(rules);
        HashSet<MessageDescriptor> reachable = [];
        foreach (var request in requests)
        {
            Reach(request, reachable);
        }

        foreach (var type in Ruled(reachable))
        {
            _validators.Add(type, new MessageValidator());
        }

        foreach (var (type, validator) in _validators)
        {
            validator.Fields = [.. type.Fields.InDeclarationOrder().Select(Compile).OfType<FieldCheck>()];
        }

        _problems.AddRange(_rules.Unmatched.Select(selector =>
            $"The rule for \"{selector}\" matches nothing: name a field as Full.Message.Name.field_name of a message that a served method takes."));
    }

    /// <summary>What is wrong with the rules, each with its mend.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The validator of a request type; <see langword="null"/> when nothing in it has rules.</summary>
    public MessageValidator? For(MessageDescriptor request) => _validators.GetValueOrDefault(request);

    private static void Reach(MessageDescriptor type, HashSet<MessageDescriptor> reachable)
    {
        if (!reachable.Add(type))
        {
            return;
        }

        foreach (var contained in type.Fields.InDeclarationOrder().Select(ContainedBy).OfType<MessageDescriptor>())
        {
            Reach(contained, reachable);
        }
    }

    private static MessageDescriptor? ContainedBy(FieldDescriptor field) =>
        field.IsMap ? ContainedBy(field.MessageType.Fields[2])
        : field.FieldType == FieldType.Message ? field.MessageType
        : null;

    private HashSet<MessageDescriptor> Ruled(HashSet<MessageDescriptor> reachable)
    {
        var ruled = reachable.Where(type => type.Fields.InDeclarationOrder().Any(field => _rules.Of(field).Count > 0)).ToHashSet();
        while (reachable.Where(type => !ruled.Contains(type) && type.Fields.InDeclarationOrder().Any(ContainsRuled)).ToList() is { Count: > 0 } found)
        {
            ruled.UnionWith(found);
        }

        return ruled;

        bool ContainsRuled(FieldDescriptor field) => ContainedBy(field) is { } contained && ruled.Contains(contained);
    }

    private FieldCheck? Compile(FieldDescriptor field)
    {
        var rules = _rules.Of(field);
        var validator = ContainedBy(field) is { } contained ? For(contained) : null;
        if (rules.Count == 0 && validator is null)
        {
            return null;
        }

        foreach (var misfit in rules.Select(rule => RuleFit.Misfit(field, rule)).OfType<string>())
        {
            _problems.Add(misfit);
            return null;
        }

        try
        {
            return FieldChecks.Of(field, rules, validator);
        }
        catch (ArgumentException badRule)
        {
            _problems.Add($"The rule of {field.FullName} cannot be used: {badRule.Message}");
            return null;
        }
    }
}
