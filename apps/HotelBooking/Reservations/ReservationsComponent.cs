using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Cancelling;
using HotelBooking.Reservations.Documents;
using HotelBooking.Reservations.Holds;
using HotelBooking.Reservations.Hotels;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Mails;
using HotelBooking.Reservations.Partnering;
using HotelBooking.Reservations.Paying;
using HotelBooking.Reservations.Quotes;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Contracts.Users.V1;
using Posthouse.Storage;

namespace HotelBooking.Reservations;

/// <summary>Sells rooms: inventory per night, quotes, holds, reservations, their documents and mails.</summary>
public sealed class ReservationsComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Serves<ReservationsEndpoint>()
        .Serves<InventoryEndpoint>()
        .Calls<PaymentsService.PaymentsServiceClient>()
        .Calls<PartnersService.PartnersServiceClient>()
        .Calls<PdfReportsService.PdfReportsServiceClient>()
        .Calls<MailService.MailServiceClient>()
        .Exposes("/documents", DocumentPages.Map)
        .Stores(Migrations.Of<ReservationsComponent>())
        .Configures<ReservationsOptions>("Reservations")
        .Configures<FictionalHotelsOptions>("FictionalHotels")
        .Prepares<FillHotels>()
        .Publishes<ReservationConfirmed>()
        .Publishes<ReservationCancelled>()
        .Publishes<InventoryChanged>()
        .Publishes<TermsChanged>()
        .Follows<PaymentAuthorized, PaymentFollower>()
        .Follows<PaymentCaptured, PaymentFollower>()
        .Follows<PaymentVoided, PaymentFollower>()
        .Follows<PaymentRefunded, PaymentFollower>()
        .Runs<SweepHold>()
        .Runs<CapturePayment>()
        .Runs<VoidPayment>()
        .Runs<RefundPayment>()
        .Runs<BookWithPartner>()
        .Runs<CancelWithPartner>()
        .Runs<MakeReceipt>()
        .Runs<SendRecap>()
        .Runs<SendWithReceipt>()
        .Runs<TellHotel>()
        .Runs<TellCancelled>()
        .Runs<TellRejected>()
        .Runs<ExtendHorizon>()
        .Uses(AddClasses);

    private static void AddClasses(IServiceCollection services) => services
        .AddSingleton<SecretKeys>()
        .AddSingleton<OnceKeys>()
        .AddSingleton<Attempts>()
        .AddSingleton<HotelShelf>()
        .AddSingleton<NightDesk>()
        .AddSingleton<SnapshotReader>()
        .AddSingleton<InventoryAudit>()
        .AddSingleton<PartnerQuotes>()
        .AddSingleton<QuoteDesk>()
        .AddSingleton<HoldDesk>()
        .AddSingleton<PaymentSurroundings>()
        .AddSingleton<SiteLinks>()
        .AddSingleton<BookingSaga>()
        .AddSingleton<PaymentDesk>()
        .AddSingleton<PayingGuests>()
        .AddSingleton<CancellationDesk>()
        .AddSingleton<Register>()
        .AddSingleton<DocumentPages>()
        .AddSingleton<MailDesk>()
        .AddSingleton<RecapMail>();
}
