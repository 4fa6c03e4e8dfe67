namespace Posthouse.Payments.Bank;

/// <summary>Cards as people know them: <c>Visa •••• 4242</c>.</summary>
internal static class CardNames
{
    public static string Show(string? brand, string? last4)
    {
        var name = brand switch
        {
            "visa" => "Visa",
            "mastercard" => "Mastercard",
            "amex" => "American Express",
            "discover" => "Discover",
            "jcb" => "JCB",
            "diners" => "Diners Club",
            "unionpay" => "UnionPay",
            _ => "Card",
        };
        return string.IsNullOrEmpty(last4) ? name : $"{name} •••• {last4}";
    }
}
