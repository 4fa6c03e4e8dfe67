using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Jobs;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Reservations;

/// <summary>What follows a booking and never works is given up: the booking says so, stands all the same, and tells the good news when a person has mended the cause.</summary>
public sealed class GivenUpTests : IAsyncLifetime
{
    private readonly Shop _shop = new()
    {
        Runs = Shop.Options() with
        {
            Settings = new Dictionary<string, string>(Shop.Options().Settings, StringComparer.Ordinal) { ["Reservations:FollowUpAttempts"] = "3" },
        },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_receipt_and_a_mail_to_the_hotel_that_never_succeed_are_failed_and_done_once_they_are_tried_again()
    {
        (_shop.Reports.IsDown, _shop.Mails.IsDown) = (true, true);
        var held = await _shop.BookAsync(await _shop.HotelAsync(), 10, 2);

        var given = await _shop.SeeAsync(held, "both given up", static seen => seen is { Receipt: FollowUpState.Failed, HotelTold: FollowUpState.Failed });

        Assert.Equal((ReservationState.Confirmed, MoneyState.Charged, ""), (given.State, given.Money, given.ReceiptPath));
        (_shop.Reports.IsDown, _shop.Mails.IsDown) = (false, false);
        var dead = _shop.Of<DeadJobs>("Reservations");
        await Eventually.HoldsAsync(async () => (await dead.ListAsync(10, Cancelled)).Count >= 2, "the jobs are among the dead", Cancelled);
        foreach (var job in await dead.ListAsync(10, Cancelled))
        {
            Assert.True(await dead.RetryAsync(job.Id, Cancelled));
        }

        await _shop.SeeAsync(held, "both done", static seen => seen is { Receipt: FollowUpState.Done, HotelTold: FollowUpState.Done, ReceiptPath.Length: > 0 });
    }
}
