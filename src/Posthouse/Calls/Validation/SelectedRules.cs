using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>The rules of fields: those that the contract carries, and those given by selector beside the component. Remembers which selectors found their field.</summary>
internal sealed class SelectedRules(IEnumerable<ServiceRules> rules)
{
    private readonly ILookup<string, FieldRules> _selected =
        rules.SelectMany(rule => rule.Fields).ToLookup(rule => rule.Key, rule => rule.Value, StringComparer.Ordinal);

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>Selectors that name no field of a message that can be sent here.</summary>
    public IEnumerable<string> Unmatched => _selected.Select(rule => rule.Key).Where(selector => !_found.Contains(selector));

    public IReadOnlyList<FieldRules> Of(FieldDescriptor field)
    {
        List<FieldRules> found = [];
        if (field.GetOptions() is { } options && options.HasExtension(OptionsExtensions.Rules))
        {
            found.Add(options.GetExtension(OptionsExtensions.Rules));
        }

        if (_selected.Contains(field.FullName))
        {
            _found.Add(field.FullName);
            found.AddRange(_selected[field.FullName]);
        }

        return found;
    }
}
