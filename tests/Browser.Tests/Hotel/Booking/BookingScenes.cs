using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Tests.BookingUi.StandIns;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Booking;

/// <summary>Brings a page into a state, as a guest would get there.</summary>
internal sealed class BookingScenes(BookingSite site, IPage page)
{
    private static readonly (string, string)[] Guests = [("name", "Ana Ribeiro"), ("email", "ana@example.org"), ("wishes", "A cot for the little one, please.")];

    public Task ShowAsync(BookingState state) => state switch
    {
        BookingState.Checkout => OpenAsync(),
        BookingState.CheckoutOfTwoRooms => OpenAsync(reservation => reservation.Stay.Rooms.Add(new RoomOccupancy { Adults = 1 })),
        BookingState.CheckoutWithErrors => PayAsync(("name", ""), ("email", "ana.example.org"), ("phone", "call me")),
        BookingState.CheckoutDeclined => OpenAsync(reservation => reservation.WithGuests().DeclineCode = "insufficient_funds"),
        BookingState.CheckoutCameBack => CameBackAsync(),
        BookingState.CheckoutBankAway => PayAsync([.. Guests, ("email", "away@example.org")]),
        BookingState.CheckoutExtended => PressAsync("[formaction$='/extend']", OpenAsync()),
        BookingState.HoldEnded => OpenAsync(Expire),
        BookingState.PriceChanged => PressAsync("main form.choose button", OpenAsync(reservation => { Expire(reservation); reservation.Stay.RatePlanId = "dear"; })),
        BookingState.SoldOut => PressAsync("main form.choose button", OpenAsync(reservation => { Expire(reservation); reservation.Stay.RoomTypeId = "h000417-gone"; })),
        BookingState.Waiting => WaitAsync(),
        _ => ShowBookingAsync(state),
    };

    private Task ShowBookingAsync(BookingState state) => state switch
    {
        BookingState.Booked => BookedAsync(),
        BookingState.BookedReceiptPending => BookedAsync(reservation =>
            (reservation.Receipt, reservation.ReceiptPath, reservation.HotelTold, reservation.Money) = (FollowUpState.Pending, "", FollowUpState.Pending, MoneyState.Authorized)),
        BookingState.BookedPartnerPending => BookedAsync(reservation =>
        {
            (reservation.State, reservation.Money, reservation.Receipt, reservation.ReceiptPath) = (ReservationState.PendingPartner, MoneyState.Authorized, FollowUpState.NotDue, "");
            (reservation.HotelTold, reservation.Stay.HotelId, reservation.Stay.PartnerName, reservation.Stay.RoomTypeId) = (FollowUpState.NotDue, "", "Albergo Rete", "");
        }),
        BookingState.BookedSignedIn => BookedAsync(cookie: AuthenticationComponent.Cookie),
        BookingState.Rejected => BookedAsync(reservation => (reservation.State, reservation.Money, reservation.ReceiptPath) = (ReservationState.Rejected, MoneyState.Refunding, "")),
        BookingState.CancelPreview => CancelAsync(BookedAsync()),
        BookingState.CancelRenewed => RenewAsync(),
        BookingState.CannotCancel => CancelAsync(BookedAsync(reservation => reservation.Version = 99)),
        BookingState.Cancelled => OpenAsync(reservation => reservation.Cancelled(site.Books.Now)),
        _ => ShowOthersAsync(state),
    };

    private Task ShowOthersAsync(BookingState state) => state switch
    {
        BookingState.Find => page.GotoAsync("/bookings/find"),
        BookingState.FindWithErrors => FindAsync("", "ana"),
        BookingState.FindNothing => FindAsync("K7XQ2M9PB", "eve@example.org"),
        BookingState.FindTooOften => FindAsync("K7XQ2M9PB", "often@example.org"),
        BookingState.FindLinkUnknown => page.GotoAsync("/bookings/open?key=nothing"),
        BookingState.SignedOut => page.GotoAsync("/account"),
        BookingState.SignInAway => AccountAsync(AuthenticationComponent.CookieOfNobodyKnows),
        BookingState.Account => AccountAsync(AuthenticationComponent.Cookie),
        BookingState.AccountWithErrors => AccountWithErrorsAsync(),
        BookingState.AccountChangedElsewhere => ChangedElsewhereAsync(),
        BookingState.KeptByAnother => PressAsync("form[action$='/keep'] button", BookedAsync(reservation => reservation.Version = 77, AuthenticationComponent.Cookie)),
        BookingState.AnotherGuests => page.GotoAsync("/bookings/01890a5d-ac96-774b-bcce-b302099a8057"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static void Expire(Reservation reservation)
    {
        reservation.State = ReservationState.Expired;
        reservation.HeldUntil = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private async Task OpenAsync(Action<Reservation>? with = null, string? cookie = null)
    {
        var key = site.Books.Put((now, id) => Made(Samples.Held(now, id), with));
        await SignInAsync(cookie);
        await page.GotoAsync($"/bookings/open?key={key}");
    }

    private Task BookedAsync(Action<Reservation>? with = null, string? cookie = null) =>
        OpenAsync(reservation => Made(reservation.Confirmed(site.Books.Now), with), cookie);

    private static Reservation Made(Reservation reservation, Action<Reservation>? with)
    {
        with?.Invoke(reservation);
        return reservation;
    }

    private async Task PayAsync(params (string Name, string Value)[] typed)
    {
        await OpenAsync();
        foreach (var (name, value) in typed)
        {
            await page.Locator($"[name='{name}']").FillAsync(value);
        }

        await page.Locator(".checkout__pay").ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private async Task PressAsync(string selector, Task before)
    {
        await before;
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private async Task CameBackAsync()
    {
        await OpenAsync(reservation => reservation.WithGuests().Money = MoneyState.Paying);
        await page.GotoAsync($"{page.Url}/return?back");
    }

    private async Task WaitAsync()
    {
        await OpenAsync(reservation => reservation.WithGuests().Money = MoneyState.Paying);
        // The answer to the next round is nothing at all: the page stays as it is.
        await page.RouteAsync("**/return?round=1", route => route.FulfillAsync(new() { Status = 204 }));
        await page.GotoAsync($"{page.Url}/return");
    }

    private async Task CancelAsync(Task before)
    {
        await before;
        await page.GotoAsync($"{page.Url}/cancel");
    }

    private async Task RenewAsync()
    {
        await CancelAsync(BookedAsync());
        await page.Locator("main form button").EvaluateAsync("button => { button.form.elements.preview.value = 'preview-0'; }");
        await PressAsync("main form button", Task.CompletedTask);
    }

    private async Task FindAsync(string locator, string email)
    {
        await page.GotoAsync("/bookings/find");
        await page.Locator("[name=locator]").FillAsync(locator);
        await page.Locator("[name=email]").FillAsync(email);
        await PressAsync("main form button", Task.CompletedTask);
    }

    private async Task AccountAsync(string cookie)
    {
        await BookedAsync(cookie: cookie);
        if (cookie == AuthenticationComponent.Cookie)
        {
            await PressAsync("form[action$='/keep'] button", Task.CompletedTask);
        }

        await page.GotoAsync("/account");
    }

    private async Task AccountWithErrorsAsync()
    {
        await AccountAsync(AuthenticationComponent.Cookie);
        await page.Locator("[name=email]").FillAsync("ana");
        await PressAsync("form[action='/account'] button", Task.CompletedTask);
    }

    private async Task ChangedElsewhereAsync()
    {
        await AccountAsync(AuthenticationComponent.Cookie);
        await page.Locator("[name=version]").EvaluateAsync("field => { field.value = '1'; }");
        await PressAsync("form[action='/account'] button", Task.CompletedTask);
    }

    private async Task SignInAsync(string? cookie)
    {
        if (cookie?.Split('=') is [var name, var value])
        {
            await page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = site.Address.ToString() }]);
        }
    }
}
