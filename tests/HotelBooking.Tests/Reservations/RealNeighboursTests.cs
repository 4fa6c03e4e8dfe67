using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.Bank;
using HotelBooking.Tests.PdfReports;
using HotelBooking.Tests.Reservations.Scripted;
using HotelBooking.Tests.Users;
using PdfReports;
using Posthouse.Payments;
using Posthouse.Testing.Observing;
using Users;

namespace HotelBooking.Tests.Reservations;

/// <summary>One booking with the real Payments, Users and PdfReports, and a bank.</summary>
public sealed class RealNeighboursTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booking_is_paid_at_the_bank_printed_mailed_cancelled_and_refunded()
    {
        await using var bank = await RunningBank.StartAsync();
        await using var shop = new Shop { Runs = Town(bank) };
        await shop.InitializeAsync();
        var hotel = await shop.HotelAsync(new TestHotel
        {
            Taxes = [new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = 700, Included = true }, new TaxTerms("city", "City tax", TaxBasis.PersonNight) { AmountMinor = 200, AtProperty = true }],
        });
        var held = await shop.HoldAsync(hotel, 10, 2, rooms: 2);
        var guests = shop.Guests(held);
        guests.LeadGuests[0] = "名前 太郎 🎌";
        guests.LeadGuests[1] = "<b>محمد</b>";
        guests.InvoiceTo = "Firma Łoś\nŁódź";
        var page = await shop.Client.StartPaymentAsync(guests);

        await bank.PayAsync(page.PaymentUrl);
        await shop.Client.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = held.AccessKey });

        var booked = await shop.SeeAsync(held, "the receipt", seen => seen is { State: ReservationState.Confirmed, Money: MoneyState.Charged, Receipt: FollowUpState.Done });
        var text = await Pdf.TextAsync(ByteString.CopyFrom(await shop.Cluster.Public.GetByteArrayAsync(booked.ReceiptPath)));
        Assert.All(
            [booked.Locator, booked.ReceiptNumber, "€ 400.00", "€ 16.00", "€ 416.00", "VAT 7 %, included", "€ 26.17", "名前 太郎", "محمد", "Łódź"],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
        var folder = Path.Combine(shop.Cluster.DataDirectory, "mail");
        await Eventually.HoldsAsync(() => Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length == 3, "payment, confirmation and hotel mail", Cancelled);

        await shop.CancelAsync(held, (await shop.PreviewAsync(held)).PreviewToken);

        await shop.SeeAsync(held, "the refund", seen => seen.Money == MoneyState.Refunded);
        await Eventually.HoldsAsync(() => Directory.GetFiles(folder, "*.eml").Length == 6, "refund and cancellation mails", Cancelled);
        var charge = Assert.Single((await bank.GetAsync("/v1/charges?limit=100")).GetProperty("data").EnumerateArray());
        Assert.Equal((40_000, 40_000), (charge.GetProperty("amount_captured").GetInt64(), charge.GetProperty("amount_refunded").GetInt64()));
        await shop.CheckInventoryAsync();
    }

    private static Posthouse.Testing.Clusters.TestClusterOptions Town(RunningBank bank)
    {
        var options = Shop.Options();
        return options with
        {
            Compose = application => application
                .Add<ReservationsComponent>().Add<PaymentsComponent>().Add<UsersComponent>().Add<PdfReportsComponent>().Add<ScriptedPartnersComponent>().Add<FrontComponent>()
                .Add<RegistryComponent>(),
            Settings = new Dictionary<string, string>(options.Settings, StringComparer.Ordinal) { ["Payments:BankUrl"] = bank.Server.Address.GetLeftPart(UriPartial.Authority) },
        };
    }
}
