using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotelBooking.Tests.Bank;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Hosting;
using Posthouse.Jobs;
using Posthouse.Payments;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Payments;

/// <summary>Payments with a bank of its own and a post room.</summary>
internal sealed class TillCluster : IAsyncDisposable
{
    private const string Topology = """{ "processes": { "till": { "components": ["Payments"], "public": true }, "post": { "components": ["PostRoom"] } } }""";

    private TillCluster(TestCluster cluster, RunningBank bank, ShiftedTime bankClock)
    {
        Cluster = cluster;
        Bank = bank;
        BankClock = bankClock;
    }

    public TestCluster Cluster { get; }

    public RunningBank Bank { get; }

    /// <summary>The bank's own time.</summary>
    public ShiftedTime BankClock { get; }

    public PaymentsService.PaymentsServiceClient Client => Cluster.ClientOf<PaymentsService.PaymentsServiceClient>(PostRoomComponent.Name);

    public Database Database => Cluster.ServicesOf("Payments").GetRequiredService<Database>();

    public PostBox Post => Cluster.ServicesOf(PostRoomComponent.Name).GetRequiredService<PostBox>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<TillCluster> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var clock = new ShiftedTime();
        var bank = await RunningBank.StartAsync(clock: clock);
        var values = new Dictionary<string, string>
        {
            ["Payments:BankUrl"] = bank.Server.Address.GetLeftPart(UriPartial.Authority),
            ["Payments:PollInterval"] = "00:00:00.500",
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var options = new TestClusterOptions
        {
            Compose = application => application.Add<PaymentsComponent>().Add<PostRoomComponent>(),
            Settings = values.ToImmutableSortedDictionary(),
            Work = new WorkOptions { Jobs = new JobRunnerOptions { FirstDelay = TimeSpan.FromMilliseconds(50), LongestDelay = TimeSpan.FromSeconds(1), PollInterval = TimeSpan.FromMilliseconds(100) } },
        };
        return new TillCluster(await TestCluster.StartAsync(Topology, options, Cancelled), bank, clock);
    }

    public static StartCheckoutRequest Order(string order, Money amount, TimeSpan? lasts = null) => new()
    {
        OrderId = order,
        Amount = amount.ToProto(),
        Description = "2 nights at Casa Aurora",
        PayerEmail = "ada@example.org",
        PayerName = "Ada Lovelace",
        ExpiresAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + (lasts ?? TimeSpan.FromMinutes(15))),
        SuccessUrl = "http://localhost:9/return",
        CancelUrl = "http://localhost:9/back",
        Reference = "K7XQ2M9P",
    };

    public static Money Euros(long cents) => new(cents, Currency.Of("EUR"));

    /// <summary>Opens a page and pays it.</summary>
    public async Task<Payment> PayAsync(string order, Money amount, string card = "4242424242424242")
    {
        var opened = await Client.StartCheckoutAsync(Order(order, amount));
        await Bank.PayAsync(opened.CheckoutUrl, card);
        return await Eventually.BecomesAsync(() => GetAsync(opened.Payment.PaymentId), payment => payment.State == PaymentState.Authorized, "the payment is authorised", Cancelled);
    }

    /// <summary>Pays and captures.</summary>
    public async Task<Payment> SellAsync(string order, Money amount, string card = "4242424242424242")
    {
        var payment = await PayAsync(order, amount, card);
        await Client.CaptureAsync(new CaptureRequest { PaymentId = payment.PaymentId });
        return await WaitForAsync(payment.PaymentId, PaymentState.Captured);
    }

    public async Task<Payment> GetAsync(string paymentId) => (await Client.GetPaymentAsync(new GetPaymentRequest { PaymentId = paymentId })).Payment;

    public Task<Payment> WaitForAsync(string paymentId, PaymentState state) => Eventually.BecomesAsync(() => GetAsync(paymentId), payment => payment.State == state, $"the payment is {state}", Cancelled);

    public Task<Payment> WaitForRefundAsync(string paymentId, RefundState state) => Eventually.BecomesAsync(
        () => GetAsync(paymentId), payment => payment.Refunds.Count > 0 && payment.Refunds.All(refund => refund.State == state), $"the refunds are {state}", Cancelled);

    public async Task<RefundResponse> RefundAsync(Payment payment, string request, Money amount) => await Client.RefundAsync(new RefundRequest
    {
        PaymentId = payment.PaymentId,
        RequestId = request,
        Amount = amount.ToProto(),
        Description = "Booking cancelled",
    });

    /// <summary>How many facts of a type were published.</summary>
    public async Task<long> CountAsync<TFact>()
        where TFact : IMessage<TFact>, new() => await Database.ReadAsync(
            reader => reader.QuerySingleAsync<long>("select count(*) from posthouse_events where type = @type", new { type = new TFact().Descriptor.FullName }), Cancelled);

    /// <summary>Sums that must hold at any moment: every transaction is zero, the bank account is what the bank itself has.</summary>
    public async Task AssertBooksAgreeAsync()
    {
        var unbalanced = await Database.ReadAsync(
            reader => reader.QueryAsync<string>("select transaction_id from ledger group by transaction_id, currency_code having sum(amount) <> 0"), Cancelled);
        var ours = await Database.ReadAsync(
            reader => reader.QuerySingleAsync<long>("select coalesce(sum(amount), 0) from ledger where account = 'bank'"), Cancelled);
        var charges = (await Bank.GetAsync("/v1/charges?limit=100")).GetProperty("data").EnumerateArray().ToList();
        var theirs = charges.Where(charge => charge.GetProperty("captured").GetBoolean())
            .Sum(charge => charge.GetProperty("amount_captured").GetInt64() - charge.GetProperty("amount_refunded").GetInt64());

        Assert.Empty(unbalanced);
        Assert.Equal(theirs, ours);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Bank.DisposeAsync();
    }
}
