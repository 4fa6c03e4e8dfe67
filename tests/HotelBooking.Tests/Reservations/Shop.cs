using System.Globalization;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations;
using HotelBooking.Tests.Reservations.Scripted;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Jobs;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Reservations;

/// <summary>Reservations with stand-ins for everybody whom it calls, in one hosted process, and hotels of the test's own.</summary>
public sealed class Shop : IAsyncLifetime
{
    private const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";
    private const string TwoReplicas =
        """{ "processes": { "rooms": { "components": ["Reservations"], "replicas": 2 }, "rest": { "components": ["*"], "public": true } } }""";

    private int _hotels;

    internal TestClusterOptions Runs { get; init; } = Options();

    internal bool HasTwoReplicas { get; init; }

    internal TestCluster Cluster { get; private set; } = null!;

    internal ReservationsService.ReservationsServiceClient Client { get; private set; } = null!;

    internal InventoryService.InventoryServiceClient Inventory { get; private set; } = null!;

    internal ScriptedPayments Payments => Of<ScriptedPayments>("ScriptedPayments");

    internal ScriptedReports Reports => Of<ScriptedReports>("ScriptedReports");

    internal ScriptedMail Mails => Of<ScriptedMail>("ScriptedMail");

    internal ScriptedPartners Partners => Of<ScriptedPartners>("ScriptedPartners");

    internal Database Database => Of<Database>("Reservations");

    internal DateTimeOffset Now => Cluster.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Cluster = await TestCluster.StartAsync(HasTwoReplicas ? TwoReplicas : One, Runs, TestContext.Current.CancellationToken);
        Client = Cluster.ClientOf<ReservationsService.ReservationsServiceClient>(FrontComponent.Name);
        Inventory = Cluster.ClientOf<InventoryService.InventoryServiceClient>(FrontComponent.Name);
    }

    public ValueTask DisposeAsync() => Cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal static TestClusterOptions Options() => Options<ReservationsComponent>();

    /// <summary>With another component in the place of Reservations.</summary>
    internal static TestClusterOptions Options<TReservations>()
        where TReservations : IComponent => new()
    {
        Compose = application => application
            .Add<TReservations>().Add<ScriptedPaymentsComponent>().Add<ScriptedReportsComponent>().Add<ScriptedMailComponent>()
            .Add<ScriptedPartnersComponent>().Add<FrontComponent>(),
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["FictionalHotels:Count"] = "1", ["FictionalHotels:Nights"] = "5" },
        Work = new WorkOptions { Jobs = new JobRunnerOptions { FirstDelay = TimeSpan.FromMilliseconds(20), LongestDelay = TimeSpan.FromMilliseconds(200), PollInterval = TimeSpan.FromMilliseconds(50) } },
    };

    internal T Of<T>(string component)
        where T : notnull => Cluster.ServicesOf(component).GetRequiredService<T>();

    internal ReservationsService.ReservationsServiceClient ClientFor(UserId user) => Cluster.ClientOf<ReservationsService.ReservationsServiceClient>(FrontComponent.Name, user);

    internal async Task<TestHotel> HotelAsync(TestHotel? like = null)
    {
        var hotel = (like ?? new TestHotel()) with { Id = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _hotels):000}") };
        await hotel.AddAsync(Database, Now);
        return hotel;
    }

    internal async Task<QuoteResponse> QuoteAsync(TestHotel hotel, int from, int nights, int rooms = 1) =>
        await Client.QuoteAsync(hotel.Request(Now, from, nights, rooms), cancellationToken: TestContext.Current.CancellationToken);

    internal async Task<HoldResponse> HoldAsync(TestHotel hotel, int from, int nights, int rooms = 1) =>
        await HoldAsync((await QuoteAsync(hotel, from, nights, rooms)).QuoteToken);

    internal async Task<HoldResponse> HoldAsync(string token, string? key = null, Metadata? metadata = null)
    {
        var headers = metadata ?? [];
        headers.Add(IdempotencyKeys.MetadataKey, key ?? Of<Func<Guid>>("Reservations")().ToString("D"));
        return await Client.HoldAsync(new HoldRequest { QuoteToken = token }, headers, cancellationToken: TestContext.Current.CancellationToken);
    }

    internal async Task<StartPaymentResponse> StartAsync(HoldResponse held) => await Client.StartPaymentAsync(Guests(held), cancellationToken: TestContext.Current.CancellationToken);

    internal StartPaymentRequest Guests(HoldResponse held) => new()
    {
        AccessKey = held.AccessKey,
        Booker = new Booker { Name = "Żaneta Łoś", Email = $"Guest-{held.Reservation.Locator}@example.org" },
        LeadGuests = { Enumerable.Range(1, held.Reservation.Stay.Rooms.Count).Select(at => $"Guest {at}") },
        ReturnUrl = new Uri(Cluster.Public.BaseAddress!, "/checkout/return").AbsoluteUri,
        BackUrl = new Uri(Cluster.Public.BaseAddress!, "/checkout").AbsoluteUri,
    };

    /// <summary>A stay that is booked and charged.</summary>
    internal async Task<HoldResponse> BookAsync(TestHotel hotel, int from, int nights, int rooms = 1)
    {
        var held = await HoldAsync(hotel, from, nights, rooms);
        await StartAsync(held);
        await Payments.AuthoriseAsync(held.Reservation.ReservationId);
        await SeeAsync(held, "the charge", reservation => reservation.Money == MoneyState.Charged);
        return held;
    }

    internal async Task<Reservation> GetAsync(HoldResponse held) =>
        (await Client.GetReservationAsync(new GetReservationRequest { AccessKey = held.AccessKey }, cancellationToken: TestContext.Current.CancellationToken)).Reservation;

    internal Task<Reservation> SeeAsync(HoldResponse held, string what, Func<Reservation, bool> isIt) => Eventually.BecomesAsync(() => GetAsync(held), isIt, what, TestContext.Current.CancellationToken);

    internal Task<Reservation> SeeAsync(HoldResponse held, ReservationState state) => SeeAsync(held, state.ToString(), reservation => reservation.State == state);

    internal async Task<CancelResponse> CancelAsync(HoldResponse held, string preview, string? key = null) => await Client.CancelAsync(
        new CancelRequest { AccessKey = held.AccessKey, PreviewToken = preview },
        IdempotencyKeys.Header(key ?? Of<Func<Guid>>("Reservations")().ToString("D")),
        cancellationToken: TestContext.Current.CancellationToken);

    internal async Task<PreviewCancellationResponse> PreviewAsync(HoldResponse held) =>
        await Client.PreviewCancellationAsync(new PreviewCancellationRequest { AccessKey = held.AccessKey }, cancellationToken: TestContext.Current.CancellationToken);

    internal Task AdvanceAsync(TimeSpan by) => Cluster.AdvanceAsync(by, TestContext.Current.CancellationToken);

    internal Task CheckInventoryAsync() => InventoryChecker.CheckAsync(Cluster.ServicesOf("Reservations"));

    internal static async Task<RpcException> RefusedAsync(BookingReason reason, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(Reason.From(reason).Name, refusal.GetReason());
        return refusal;
    }
}
