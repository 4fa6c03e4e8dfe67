using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Storage;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Clusters;

/// <summary>Real processes, each component's killed after "pay", at any moment and at the worst ones: the booking ends confirmed and charged once, with one mail of each kind.</summary>
public sealed class KillTests(KillTests.Town town) : IClassFixture<KillTests.Town>
{
    public static TheoryData<string> Components => ["BookingUi", "Search", "Partners", "Reservations", "Payments", "PdfReports", "Users", "Authentication"];

    public static TheoryData<string> Points =>
    [
        $"{CrashPoints.AfterCommitBeforeDelivery}@Payments",
        $"{CrashPoints.AfterCommitBeforeDelivery}:2@Payments",
        $"{CrashPoints.AfterCommitBeforeDelivery}@Reservations",
        $"{CrashPoints.AfterCommitBeforeDelivery}@Users",
        $"{CrashPoints.AfterEffectBeforeAcknowledgement}@Reservations",
        $"{CrashPoints.WhileJobRuns}@Payments",
        $"{CrashPoints.WhileJobRuns}@Reservations",
        $"{CrashPoints.WhileJobRuns}@Users",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Components))]
    public async Task Component_killed_after_pay_changes_nothing_about_the_booking(string component)
    {
        var hotel = await town.HotelAsync();
        var guest = hotel.NewGuest();
        var (hold, started) = await BeginAsync(guest);

        Assert.NotNull(await Guest.PayAsync(started, Card.Pays));
        await hotel.RestartAsync(component, Cancelled);

        await EndsWellAsync(hotel, guest, hold);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Component_killed_at_the_worst_moment_changes_nothing_about_the_booking(string point)
    {
        var hotel = await town.HotelAsync();
        var guest = hotel.NewGuest();
        var (hold, started) = await BeginAsync(guest);
        var before = Crashes(hotel);

        await hotel.Application.ArmCrashAsync(point, Cancelled);
        Assert.NotNull(await Guest.PayAsync(started, Card.Pays));

        await EndsWellAsync(hotel, guest, hold);
        Assert.Equal(before + 1, Crashes(hotel));
    }

    private static int Crashes(HotelCluster hotel) => hotel.Application.Logs.Lines.Count(static line => line.Message.Contains("is started again", StringComparison.Ordinal));

    private static async Task<(HoldResponse Hold, StartPaymentResponse Started)> BeginAsync(Guest guest)
    {
        var hold = await guest.HoldAsync(await guest.QuoteAsync(await guest.FindAsync(30, 2, Guest.Room(2))));
        return (hold, await guest.StartPaymentAsync(hold));
    }

    private static async Task EndsWellAsync(HotelCluster hotel, Guest guest, HoldResponse hold)
    {
        var reservation = await Eventually.BecomesAsync(
            () => LookAsync(guest, hold),
            static seen => seen is { State: ReservationState.Confirmed, Money: MoneyState.Charged, Receipt: FollowUpState.Done, HotelTold: FollowUpState.Done },
            "confirmed, charged, with a receipt, and the hotel knows",
            Cancelled);
        using var statement = new BankStatement(hotel.Outside.Bank.Address);
        var charge = Assert.Single(await statement.OfAsync(reservation!.Locator, Cancelled));
        Assert.Equal((charge.Amount, 0), (charge.Captured, charge.Refunded));
        await hotel.Mail.HoldsOfEachKindAsync(guest);
    }

    private static async Task<Reservation?> LookAsync(Guest guest, HoldResponse hold)
    {
        try
        {
            return await guest.ReadAsync(hold);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.Unknown or StatusCode.Internal)
        {
            return null;
        }
    }

    /// <summary>The application as seven processes, for all tests of this class: what one kills is up again for the next.</summary>
    public sealed class Town : IAsyncDisposable
    {
        private readonly Lazy<Task<HotelCluster>> _hotel = new(static () => HotelCluster.StartAsync("seven", new HotelClusterOptions { Real = true }, CancellationToken.None));

        internal Task<HotelCluster> HotelAsync() => _hotel.Value;

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            if (_hotel.IsValueCreated)
            {
                await (await _hotel.Value).DisposeAsync();
            }
        }
    }
}
