using System.Collections.Immutable;

namespace Bank.Api;

/// <summary>How the protocol counts money: the smallest unit of each currency, with the exceptions that its documentation lists.</summary>
internal static class Currencies
{
    private static readonly ImmutableHashSet<string> NoDecimals = ImmutableHashSet.Create(
        StringComparer.Ordinal, "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");

    // The last of the three digits has to be 0.
    private static readonly ImmutableHashSet<string> ThreeDecimals = ImmutableHashSet.Create(StringComparer.Ordinal, "bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd");

    // Counted with two decimals, which have to be 00, although the currency has none any more.
    private static readonly ImmutableHashSet<string> WholeOnly = ImmutableHashSet.Create(StringComparer.Ordinal, "isk", "ugx");

    public static int Decimals(string currency) => NoDecimals.Contains(currency) ? 0 : ThreeDecimals.Contains(currency) ? 3 : 2;

    public static string Check(string currency, string param)
    {
        var code = currency.ToLowerInvariant();
        return code.Length == 3 && code.All(char.IsAsciiLetterLower)
            ? code
            : throw ApiFailure.Wrong(param, $"Invalid currency: {currency}.");
    }

    public static long CheckAmount(long amount, string currency, string param)
    {
        if (amount < 1)
        {
            throw new ApiFailure(400, "invalid_request_error", "This value must be greater than or equal to 1.") { Code = "parameter_invalid_integer", Param = param };
        }

        if (amount > 999_999_999_999)
        {
            throw new ApiFailure(400, "invalid_request_error", "Amount must be no more than 999999999999.") { Code = "amount_too_large", Param = param };
        }

        var step = ThreeDecimals.Contains(currency) ? 10 : WholeOnly.Contains(currency) ? 100 : 1;
        return amount % step == 0
            ? amount
            : throw ApiFailure.Wrong(param, $"Amounts in {currency} have to be multiples of {step}.");
    }

    /// <summary>For people: <c>EUR 412.50</c>.</summary>
    public static string Show(long amount, string currency)
    {
        var unit = Decimals(currency) switch { 0 => 1L, 2 => 100L, _ => 1000L };
        var text = Decimals(currency) == 0 ? $"{amount:N0}" : $"{amount / unit:N0}.{(amount % unit).ToString().PadLeft(Decimals(currency), '0')}";
        return $"{currency.ToUpperInvariant()} {text}";
    }
}
