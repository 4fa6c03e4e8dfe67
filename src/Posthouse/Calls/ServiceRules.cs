using Google.Api;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls;

/// <summary>Access, validation and HTTP rules given beside a component, for contracts that may not be edited. They are added to what the contract says.</summary>
public sealed class ServiceRules
{
    private readonly Dictionary<string, Access> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldRules> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HttpRule> _http = new(StringComparer.Ordinal);

    /// <summary>Access by method selector.</summary>
    public IReadOnlyDictionary<string, Access> Access => _access;

    /// <summary>Field rules by field selector.</summary>
    public IReadOnlyDictionary<string, FieldRules> Fields => _fields;

    /// <summary>How methods are called over HTTP, by method selector.</summary>
    public IReadOnlyDictionary<string, HttpRule> Http => _http;

    /// <summary>Says how a method is called over HTTP, in place of what its contract says.</summary>
    /// <param name="method">Selector <c>Full.Service.Name/Method</c>.</param>
    /// <param name="rule">The rule, as a contract would carry it; its paths begin with <c>/api/</c>.</param>
    public ServiceRules Map(string method, HttpRule rule)
    {
        _http.Add(method, rule);
        return this;
    }

    /// <summary>Says who may call a method.</summary>
    /// <param name="method">Selector <c>Full.Service.Name/Method</c>.</param>
    /// <param name="access">Who may call it.</param>
    public ServiceRules Allow(string method, Access access)
    {
        _access.Add(method, access);
        return this;
    }

    /// <summary>Says which values a field may have.</summary>
    /// <param name="field">Selector <c>Full.Message.Name.field_name</c>.</param>
    /// <param name="rules">The rules, as a contract would carry them.</param>
    public ServiceRules Validate(string field, FieldRules rules)
    {
        _fields.Add(field, rules);
        return this;
    }

    /// <summary>Bounds an <c>int32</c> field.</summary>
    /// <param name="field">Selector <c>Full.Message.Name.field_name</c>.</param>
    /// <param name="min">Smallest value, inclusive; <see langword="null"/> for no bound.</param>
    /// <param name="max">Largest value, inclusive; <see langword="null"/> for no bound.</param>
    public ServiceRules Validate(string field, int? min = null, int? max = null)
    {
        var bounds = new Int32Rules();
        if (min is { } lowest)
        {
            bounds.Gte = lowest;
        }

        if (max is { } highest)
        {
            bounds.Lte = highest;
        }

        return Validate(field, new FieldRules { Int32 = bounds });
    }
}
