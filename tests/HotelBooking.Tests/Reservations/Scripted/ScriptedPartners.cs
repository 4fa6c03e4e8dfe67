using System.Collections.Concurrent;
using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;

namespace HotelBooking.Tests.Reservations.Scripted;

/// <summary>Stands in for Partners.</summary>
internal sealed class ScriptedPartnersComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ScriptedPartnersEndpoint>()
        .Uses(services => services.AddSingleton<ScriptedPartners>());
}

internal sealed class ScriptedPartners
{
    public CheckPriceResponse Check { get; set; } = new() { Standing = OfferStanding.SoldOut };

    /// <summary>How often a booking is taken and the answer lost.</summary>
    public int LostAnswers { get; set; }

    public bool Refuses { get; set; }

    public ConcurrentQueue<BookRequest> Asked { get; } = new();

    public ConcurrentDictionary<string, string> Booked { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Cancelled { get; } = new();
}

internal sealed class ScriptedPartnersEndpoint(ScriptedPartners partners) : PartnersService.PartnersServiceBase
{
    public override Task<CheckPriceResponse> CheckPrice(CheckPriceRequest request, ServerCallContext context) => Task.FromResult(partners.Check);

    public override Task<BookResponse> Book(BookRequest request, ServerCallContext context)
    {
        partners.Asked.Enqueue(request);
        if (partners.Refuses)
        {
            throw new FailedPreconditionException("Refused.", Reason.From(PartnerReason.RefusedByPartner));
        }

        var reference = partners.Booked.GetOrAdd(request.Reference, ours => $"P-{ours}");
        return partners.LostAnswers-- > 0
            ? throw new UnavailableException("Lost.", Reason.From(PartnerReason.OutcomeUnknown))
            : Task.FromResult(new BookResponse { State = PartnerBookingState.Booked, PartnerReference = reference });
    }

    public override Task<CancelResponse> Cancel(CancelRequest request, ServerCallContext context)
    {
        partners.Cancelled.Enqueue(request.Reference);
        return Task.FromResult(new CancelResponse { State = PartnerBookingState.Cancelled });
    }
}
