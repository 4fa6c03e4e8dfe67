using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Contracts.Users.V1;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Payments.Notices;
using Posthouse.Payments.Opening;
using Posthouse.Payments.Refunding;
using Posthouse.Payments.Webhooks;
using Posthouse.Storage;

namespace Posthouse.Payments;

/// <summary>Card payments at a bank that speaks the Stripe interface, and the books that go with them.</summary>
public sealed class PaymentsComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Configures<PaymentsOptions>("Payments")
        .Serves<PaymentsEndpoint>()
        .Calls<MailService.MailServiceClient>()
        .Exposes(BankMessages.Prefix, BankMessages.Map)
        .Stores(Migrations.Of<PaymentsComponent>())
        .Publishes<PaymentAuthorized>()
        .Publishes<PaymentCaptured>()
        .Publishes<PaymentVoided>()
        .Publishes<PaymentRefunded>()
        .Prepares<WebhookPreparation>()
        .Runs<RegisterWebhookJob>()
        .Runs<FollowPaymentJob>()
        .Runs<WatchPaymentJob>()
        .Runs<FollowRefundJob>()
        .Runs<MailPaymentJob>()
        .Runs<MailRefundJob>()
        .Uses(services => services
            .AddSingleton<BankConnection>()
            .AddSingleton<BankDesk>()
            .AddSingleton<NumberSeries>()
            .AddSingleton<Bookkeeper>()
            .AddSingleton<RefundBooks>()
            .AddSingleton<RefundDesk>()
            .AddSingleton<PaymentFollower>()
            .AddSingleton<Wishes>()
            .AddSingleton<Checkouts>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<BankMessages>());
}
