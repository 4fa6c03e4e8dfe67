using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Events;
using Posthouse.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelBooking.Tests.Reservations.Scripted;

/// <summary>Stands in for Payments and the bank behind it: a test says when a guest pays and when nothing answers.</summary>
internal sealed class ScriptedPaymentsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ScriptedPaymentsEndpoint>()
        .Stores(Migrations.None)
        .Publishes<PaymentAuthorized>()
        .Publishes<PaymentCaptured>()
        .Publishes<PaymentVoided>()
        .Publishes<PaymentRefunded>()
        .Uses(services => services.AddSingleton<ScriptedPayments>());
}

internal sealed class ScriptedPayments(Database database, TimeProvider clock, Func<Guid> newId)
{
    private readonly ConcurrentDictionary<string, Payment> _orders = new(StringComparer.Ordinal);
    private int _receipts;

    public bool IsDown { get; set; }

    /// <summary>What happens elsewhere while a page is being opened.</summary>
    public Func<Task> Meanwhile { get; set; } = static () => Task.CompletedTask;

    /// <summary>Whether the card's bank takes its word back when a payment is to be captured.</summary>
    public bool RefusesCaptures { get; set; }

    /// <summary>Orders whose page has closed for good.</summary>
    public HashSet<string> Closed { get; } = [];

    public ConcurrentQueue<StartCheckoutRequest> Checkouts { get; } = new();

    public ConcurrentQueue<string> Captures { get; } = new();

    public ConcurrentQueue<string> Voids { get; } = new();

    public ConcurrentQueue<RefundRequest> Refunds { get; } = new();

    public Payment OfOrder(string order) => _orders[order];

    public Payment? Find(GetPaymentRequest request) =>
        request.KeyCase == GetPaymentRequest.KeyOneofCase.OrderId ? _orders.GetValueOrDefault(request.OrderId) : ById(request.PaymentId);

    public Payment ById(string id) => _orders.Values.Single(payment => payment.PaymentId == id);

    public Payment Open(StartCheckoutRequest request)
    {
        Checkouts.Enqueue(request);
        return _orders.GetOrAdd(request.OrderId, order => new Payment
        {
            PaymentId = newId().ToString("D"), OrderId = order, Amount = request.Amount, State = PaymentState.Open, CreatedAt = clock.GetUtcNow().ToTimestamp(),
        });
    }

    /// <summary>The guest pays.</summary>
    /// <param name="order">The order.</param>
    /// <param name="tell">Whether the bank's message arrives.</param>
    public Task AuthoriseAsync(string order, bool tell = true)
    {
        var payment = _orders[order];
        if (payment.State != PaymentState.Open)
        {
            return Task.CompletedTask;
        }

        payment.State = PaymentState.Authorized;
        payment.Card = "Visa •••• 4242";
        payment.AuthorizedAt = clock.GetUtcNow().ToTimestamp();
        return tell ? TellAsync(new PaymentAuthorized { Payment = payment.Clone() }) : Task.CompletedTask;
    }

    public async Task CaptureAsync(Payment payment)
    {
        Captures.Enqueue(payment.PaymentId);
        if (payment.State == PaymentState.Captured)
        {
            return;
        }

        if (RefusesCaptures)
        {
            payment.State = PaymentState.Voided;
            await TellAsync(new PaymentVoided { Payment = payment.Clone() });
            return;
        }

        payment.State = PaymentState.Captured;
        payment.Captured = payment.Amount;
        payment.ReceiptNumber = $"PH-{Interlocked.Increment(ref _receipts):000000}";
        payment.CapturedAt = clock.GetUtcNow().ToTimestamp();
        await TellAsync(new PaymentCaptured { Payment = payment.Clone() });
    }

    public async Task VoidAsync(Payment payment)
    {
        Voids.Enqueue(payment.PaymentId);
        payment.State = PaymentState.Voided;
        await TellAsync(new PaymentVoided { Payment = payment.Clone() });
    }

    public async Task<Refund> RefundAsync(Payment payment, RefundRequest request)
    {
        Refunds.Enqueue(request);
        if (payment.Refunds.FirstOrDefault(refund => refund.RequestId == request.RequestId) is { } before)
        {
            return before;
        }

        var refund = new Refund { RefundId = newId().ToString("D"), RequestId = request.RequestId, State = RefundState.Succeeded, Amount = request.Amount };
        payment.Refunds.Add(refund);
        await TellAsync(new PaymentRefunded { Payment = payment.Clone(), Refund = refund });
        return refund;
    }

    public Task TellAsync(IMessage fact) => database.WriteAsync(transaction => transaction.PublishAsync(fact), CancellationToken.None);
}

internal sealed class ScriptedPaymentsEndpoint(ScriptedPayments payments) : PaymentsService.PaymentsServiceBase
{
    public override async Task<StartCheckoutResponse> StartCheckout(StartCheckoutRequest request, ServerCallContext context)
    {
        MustBeUp();
        await payments.Meanwhile();
        return payments.Closed.Contains(request.OrderId)
            ? throw new FailedPreconditionException("Closed.", Reason.From(PaymentReason.PaymentClosed))
            : new StartCheckoutResponse { Payment = payments.Open(request).Clone(), CheckoutUrl = $"http://bank.example/pay/{request.OrderId}" };
    }

    public override Task<GetPaymentResponse> GetPayment(GetPaymentRequest request, ServerCallContext context)
    {
        MustBeUp();
        return Task.FromResult(new GetPaymentResponse
        {
            Payment = payments.Find(request)?.Clone() ?? throw new NotFoundException("Unknown.", Reason.From(PaymentReason.UnknownPayment)),
        });
    }

    public override Task<RefreshPaymentResponse> RefreshPayment(RefreshPaymentRequest request, ServerCallContext context)
    {
        MustBeUp();
        return Task.FromResult(new RefreshPaymentResponse { Payment = payments.ById(request.PaymentId).Clone() });
    }

    public override async Task<CaptureResponse> Capture(CaptureRequest request, ServerCallContext context)
    {
        MustBeUp();
        await payments.CaptureAsync(payments.ById(request.PaymentId));
        return new CaptureResponse { Payment = payments.ById(request.PaymentId).Clone() };
    }

    public override async Task<VoidPaymentResponse> VoidPayment(VoidPaymentRequest request, ServerCallContext context)
    {
        MustBeUp();
        await payments.VoidAsync(payments.ById(request.PaymentId));
        return new VoidPaymentResponse { Payment = payments.ById(request.PaymentId).Clone() };
    }

    public override async Task<RefundResponse> Refund(RefundRequest request, ServerCallContext context)
    {
        MustBeUp();
        return new RefundResponse { Refund = await payments.RefundAsync(payments.ById(request.PaymentId), request) };
    }

    private void MustBeUp()
    {
        if (payments.IsDown)
        {
            throw new UnavailableException("The bank is down.", Reason.From(PaymentReason.BankUnreachable));
        }
    }
}
