using HotelBooking.Reservations.Documents;
using Posthouse.Contracts.PdfReports.V1;

namespace HotelBooking.Tests.PdfReports;

/// <summary>The template that Reservations hands over, as it prints.</summary>
public sealed class HotelReceiptTests
{
    [Fact]
    public async Task Receipt_of_a_booking_prints_on_one_page_with_every_figure()
    {
        await using var shop = await PrintShop.OpenAsync();
        await shop.Client.PutTemplateAsync(new PutTemplateRequest { Name = "hotel-receipt", Source = ReceiptTemplate.Source, Sample = ReceiptContent.Sample() });

        var document = await shop.Client.RenderAsync(new RenderRequest { Name = "hotel-receipt", Data = ReceiptContent.Sample(), Title = "Receipt PH-1" });
        var text = await Pdf.TextAsync(document.Pdf);

        Kept.Save("hotel-receipt.pdf", document.Pdf);
        string[] expected = ["PH-1", "ABCDEFGHJ", "€ 200.00", "€ 204.00", "€ 4.00", "Łódź", "Fri 12 March 2027", "Europe/Lisbon", "Taxes within these amounts"];
        Assert.All(expected, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(1, document.Pages);
    }
}
