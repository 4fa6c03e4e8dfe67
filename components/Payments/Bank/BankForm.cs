using System.Globalization;

namespace Posthouse.Payments.Bank;

/// <summary>The body of a request to the bank: a form, nested names in brackets.</summary>
internal sealed class BankForm
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>Adds a field; one that is empty is left out, since the bank would take it as a wish to clear something.</summary>
    public BankForm With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _fields.Add(KeyValuePair.Create(name, value));
        }

        return this;
    }

    public BankForm With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));
}
