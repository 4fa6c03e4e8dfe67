using System.Globalization;
using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.BookingUi.StandIns;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.PdfReports;
using HotelBooking.Tests.Reservations;
using HotelBooking.Tests.Users;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Races;

/// <summary>
/// Three currencies, both changes of the clocks, and a today that has begun in Apia only: every figure agrees to the minor unit on page, receipt, mails, ledger and
/// bank, when booked and when given back.
/// </summary>
public sealed class FiguresTests : IAsyncLifetime
{
    private const int DaysBefore = 40;

    private static readonly IReadOnlyList<TaxTerms> Taxes =
    [
        new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = 700, Included = true },
        new TaxTerms("levy", "Levy", TaxBasis.Percent) { BasisPoints = 333 },
        new TaxTerms("city", "City tax", TaxBasis.PersonNight) { AmountMinor = 210, AtProperty = true },
    ];

    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("figures-mail-");
    private HotelCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new HotelClusterOptions { Hotels = 2, Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Users:MailFolder"] = _mails.FullName } };
        _cluster = await HotelCluster.StartAsync("one", options, Cancelled);

        // Noon in Greenwich before the clocks change in Lisbon; in Sydney they change the other way soon before or after that.
        var now = _cluster.Now();
        var noon = new DateTimeOffset(ChangeAfter("Europe/Lisbon", DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysBefore + 1)).AddDays(-DaysBefore), new TimeOnly(12, 0), TimeSpan.Zero);
        await _cluster.Application.AdvanceAsync(noon - now, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _mails.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_figure_agrees_everywhere_for_a_stay_over_either_change_of_the_clocks_and_for_today_in_Apia()
    {
        foreach (var (currency, zone) in ((string, string)[])[("EUR", "Europe/Lisbon"), ("JPY", "Australia/Sydney"), ("KWD", "Pacific/Apia")])
        {
            var hotel = await _cluster.OpenAsync(
                new TestHotel { Id = $"figures-{currency.ToLowerInvariant()}", Currency = currency, Zone = zone, Price = 12_340, Taxes = Taxes });
            await AgreesAsync(hotel, zone == "Pacific/Apia" ? 0 : ChangeAfter(zone, hotel.Day(_cluster.Now(), 0)).DayNumber - hotel.Day(_cluster.Now(), 2).DayNumber);
        }
    }

    [Fact]
    public async Task A_guest_in_Honolulu_cannot_book_their_own_today_in_Apia_where_it_is_past()
    {
        var hotel = await _cluster.OpenAsync(new TestHotel { Id = "past", Zone = "Pacific/Apia" });
        var guest = _cluster.NewGuest();

        Assert.Equal(hotel.Day(_cluster.Now(), -1), HotelTime.Today("Pacific/Honolulu", _cluster.Now()));
        await Shop.RefusedAsync(BookingReason.PastDate, () => _cluster.QuoteAsync(guest, hotel, -1, 2));
    }

    private async Task AgreesAsync(TestHotel hotel, int from)
    {
        var guest = _cluster.NewGuest();
        var quote = await _cluster.QuoteAsync(guest, hotel, from, 3);
        var (now, total) = (Money.From(quote.Price.PayNow), Money.From(quote.Price.Total));
        Assert.Equal((hotel.Currency == "KWD" ? 38_250 : 38_253, 3 * 2 * 210), (now.Minor, Money.From(quote.Price.PayAtProperty).Minor));
        var hold = await guest.HoldAsync(quote);
        Assert.Equal(ReservationState.Confirmed, (await guest.PayAsync(hold)).State);
        var booked = await Eventually.BecomesAsync(
            () => guest.ReadAsync(hold), static seen => seen is { Money: MoneyState.Charged, Receipt: FollowUpState.Done }, $"{hotel.Id} charged, with a receipt", Cancelled);
        Assert.Equal(quote.Price, booked.Price);

        using var visitor = new Visitor(_cluster.Application.Public.BaseAddress!);
        await visitor.OpenAsync(hold.AccessKey);
        var page = await visitor.GetAsync($"/bookings/{booked.ReservationId}");
        Assert.Contains($"{OnPage(now)} charged.", page.Words, StringComparison.Ordinal);
        Assert.Contains(OnPage(total), page.Words, StringComparison.Ordinal);
        var receipt = await Pdf.TextAsync(ByteString.CopyFrom(await _cluster.Application.Public.GetByteArrayAsync(booked.ReceiptPath, Cancelled)));
        Assert.All([now, total], money => Assert.Contains(OnPage(money), receipt, StringComparison.Ordinal));
        var mails = await MailsAsync(guest, 2);
        Assert.All(mails, mail => Assert.Contains(InText(now), mail.Text.Text, StringComparison.Ordinal));
        Assert.Single(mails, mail => mail.Text.Text.Contains(InText(total), StringComparison.Ordinal));
        await BooksSayAsync(booked, now.Minor, 0);

        var cancelled = await guest.CancelAsync(hold);
        Assert.Equal((Money.Zero(now.Currency), now), (Money.From(cancelled.Cancelled.Penalty), Money.From(cancelled.Cancelled.Refund)));
        await Eventually.BecomesAsync(() => guest.ReadAsync(hold), static seen => seen.Money == MoneyState.Refunded, $"{hotel.Id} refunded", Cancelled);
        page = await visitor.GetAsync($"/bookings/{booked.ReservationId}");
        Assert.Contains($"{OnPage(now)} is back on your card", page.Words, StringComparison.Ordinal);
        Assert.All((await MailsAsync(guest, 4)).Except(mails), mail => Assert.Contains(InText(now), mail.Text.Text, StringComparison.Ordinal));
        await BooksSayAsync(booked, now.Minor, now.Minor);
    }

    private async Task BooksSayAsync(Reservation reservation, long paid, long refunded)
    {
        Assert.Equal(
            (paid - refunded, -paid, refunded),
            (await _cluster.LedgerAsync(reservation, "bank"), await _cluster.LedgerAsync(reservation, "sales"), await _cluster.LedgerAsync(reservation, "refunds")));
        using var bank = new BankStatement(_cluster.Outside.Bank.Address);
        var charge = Assert.Single(await bank.OfAsync(reservation.Locator, Cancelled));
        Assert.Equal(new BankCharge(reservation.Locator, reservation.Price.PayNow.CurrencyCode, paid, paid, refunded), charge);
    }

    private async Task<IReadOnlyList<ReadMail>> MailsAsync(Guest guest, int count) => await Eventually.BecomesAsync(
        async () => (IReadOnlyList<ReadMail>)[.. (await ReadMail.FromAsync(Directory.GetFiles(_mails.FullName, "*.eml"))).Where(mail => mail.Header("To").Contains(guest.Email, StringComparison.Ordinal))],
        mails => mails.Count == count,
        $"{count} mails to {guest.Email}",
        Cancelled);

    // On pages the tests read every space as one.
    private static string InText(Money money) => OnPage(money).Replace(' ', '\u202f');

    private static string OnPage(Money money) =>
        $"{money.Currency.Code switch { "EUR" => "€", "JPY" => "¥", var code => code }} {money.Units.ToString("N" + money.Currency.Digits, CultureInfo.InvariantCulture)}";

    // The first day whose noon has another distance from Greenwich than the noon before.
    private static DateOnly ChangeAfter(string zone, DateOnly day)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        while (Offset(day) == Offset(day.AddDays(-1)))
        {
            day = day.AddDays(1);
        }

        return day;

        TimeSpan Offset(DateOnly date) => rules.GetUtcOffset(new DateTimeOffset(date, new TimeOnly(12, 0), TimeSpan.Zero));
    }
}
