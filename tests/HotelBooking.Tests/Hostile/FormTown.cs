using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Clusters;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Hostile;

/// <summary>The whole application with a booking, a hold and an open checkout in it, and a browser that is signed in and has seen every form.</summary>
internal sealed class FormTown : IAsyncDisposable
{
    private const string Password = "engine difference 1843";
    private const string Email = "ines@accounts.example";

    // What waits for people waits for longer than the walk takes: nothing is due meanwhile.
    private static readonly HotelClusterOptions Patient = HostileTown.Small with
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Reservations:HoldFor"] = "01:00:00",
            ["Payments:PollInterval"] = "01:00:00",
            ["Authentication:AttemptsPerAddress"] = "1000",
        },
    };

    private readonly HttpClient _browser;

    private FormTown(HotelCluster hotel)
    {
        Hotel = hotel;
        _browser = hotel.NewBrowser();
        Walk = new FormWalk(_browser.SendAsync);
    }

    public HotelCluster Hotel { get; }

    public FormWalk Walk { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<FormTown> OpenAsync()
    {
        var town = new FormTown(await HotelCluster.StartAsync("one", Patient, Cancelled));
        try
        {
            await town.SignUpAsync();
            await town.BookAsync();
            await town.ReachTheBankAsync();
            return town;
        }
        catch (Exception)
        {
            await town.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await Hotel.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancelled);
        const string Mark = "name=\"form\" value=\"";
        var token = page[(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split('"')[0];
        using var content = new FormUrlEncodedContent([new("form", token), .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), content, Cancelled);
    }

    private static string Day(Google.Type.Date date) => $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}";

    private Task OpenAsync(string path) => Walk.OpenAsync(new Uri(Hotel.Application.Public.BaseAddress!, path), Cancelled);

    // In two browsers, so that one can be signed out from the other.
    private async Task SignUpAsync()
    {
        using var made = await SendAsync(_browser, "/sign-up", ("name", "Ines"), ("email", Email), ("password", Password));
        using var other = Hotel.NewBrowser();
        using var signedIn = await SendAsync(other, "/sign-in", ("email", Email), ("password", Password));
        Assert.Equal((303, 303), ((int)made.StatusCode, (int)signedIn.StatusCode));
    }

    private async Task BookAsync()
    {
        var guest = Hotel.NewGuest();
        var booked = await guest.BookAsync(30, 2, Guest.Room(2));
        await Eventually.BecomesAsync(
            () => guest.ReadAsync(booked.Hold), static seen => seen is { Money: MoneyState.Charged, Receipt: FollowUpState.Done, HotelTold: FollowUpState.Done }, "charged, with a receipt", Cancelled);
        var held = await guest.HoldAsync(await guest.QuoteAsync(await guest.FindAsync(40, 2, Guest.Room(2))));
        foreach (var key in (string[])[booked.Hold.AccessKey, held.AccessKey])
        {
            using var opened = await _browser.GetAsync(new Uri($"/bookings/open?key={key}", UriKind.Relative), Cancelled);
        }

        var (stay, booking) = (booked.Stay, $"/bookings/{booked.Reservation.ReservationId}");
        foreach (var path in (string[])[
            "/", "/places?q=San", "/hotels?place=nowhere", "/sign-in", "/sign-up", "/sign-in/sessions", "/sign-out", "/account", "/bookings/find", "/help",
            booking, $"{booking}/cancel", $"/checkout/{held.Reservation.ReservationId}",
            $"/hotels/{stay.Found.Hotel.HotelId}?in={Day(stay.Dates.CheckIn)}&out={Day(stay.Dates.CheckOut)}&rooms=2"])
        {
            await OpenAsync(path);
        }
    }

    private async Task ReachTheBankAsync()
    {
        var guest = Hotel.NewGuest();
        var started = await guest.StartPaymentAsync(await guest.HoldAsync(await guest.QuoteAsync(await guest.FindAsync(50, 2, Guest.Room(2)))));
        var asked = await guest.StartPaymentAsync(await guest.HoldAsync(await guest.QuoteAsync(await guest.FindAsync(55, 2, Guest.Room(2)))));
        var bank = Hotel.Outside.Bank.Address;
        using var page = new BankPage();
        await Walk.OpenAsync(new Uri(started.PaymentUrl), Cancelled);
        await Walk.OpenAsync(await page.QuestionAsync(new Uri(asked.PaymentUrl), Card.Asks, Cancelled), Cancelled);
        await Walk.OpenAsync(bank, Cancelled);
        await Walk.OpenAsync(Hotel.Outside.Partners["Meridian"].Address, Cancelled);
    }
}
