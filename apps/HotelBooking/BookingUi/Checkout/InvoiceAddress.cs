using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>To whom a business's invoice is made out. All of it is empty when none is wanted.</summary>
/// <param name="Company">Name of the business.</param>
/// <param name="Address">Its address, on one or several lines.</param>
/// <param name="TaxNumber">Its tax number; may be empty.</param>
public sealed record InvoiceAddress(string Company, string Address, string TaxNumber)
{
    private const int LongestCompany = 120;
    private const int LongestAddress = 300;
    private const int LongestTaxNumber = 40;
    private const string TaxLine = "Tax number: ";

    public static InvoiceAddress None { get; } = new("", "", "");

    /// <summary>Whether an invoice is wanted.</summary>
    public bool IsWanted => this != None;

    public static InvoiceAddress Read(IFormCollection form) =>
        new(Typed.Line(form["company"]), Typed.Lines(form["company-address"]), Typed.Line(form["tax-number"]));

    /// <summary>Takes the printed form apart again.</summary>
    public static InvoiceAddress Parse(string printed)
    {
        var lines = printed.Split('\n').ToList();
        var taxNumber = "";
        if (lines[^1].StartsWith(TaxLine, StringComparison.Ordinal))
        {
            taxNumber = lines[^1][TaxLine.Length..];
            lines.RemoveAt(lines.Count - 1);
        }

        return new InvoiceAddress(lines.FirstOrDefault() ?? "", string.Join('\n', lines.Skip(1)), taxNumber);
    }

    public void Check(FormProblems problems)
    {
        if (!IsWanted)
        {
            return;
        }

        Refuse("company", Company.Length == 0 ? "Enter the name of the business for the invoice" : Typed.Problem(Company, "the name of the business", LongestCompany));
        Refuse("company-address", Address.Length == 0 ? "Enter the address of the business for the invoice" : Typed.Problem(Address, "the address of the business", LongestAddress));
        Refuse("tax-number", Typed.Problem(TaxNumber, "the tax number", LongestTaxNumber));

        void Refuse(string field, string? problem)
        {
            if (problem is not null)
            {
                problems.Add(field, problem);
            }
        }
    }

    /// <summary>As it is printed: name, address, tax number, a line each.</summary>
    public override string ToString() => string.Join('\n', ((string[])[Company, Address, TaxNumber.Length == 0 ? "" : TaxLine + TaxNumber]).Where(static line => line.Length > 0));
}
