using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Offers;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;

namespace HotelBooking.Partners.Bookings;

/// <summary>
/// Books with partners, each reference once.
/// 1. That a booking will be asked for is kept before it is.
/// 2. A reference that was kept before may have been asked for: the partner is asked for the booking under it, and only if there is none, to book; it books once for a reference.
/// 3. No answer that can be used is no refusal: the partner is asked for the booking once more, and if that does not help, the caller is told that nobody knows.
/// </summary>
internal sealed class BookingDesk(PartnerDirectory partners, BookingStore store, PartnersOptions options, TimeProvider time, ILogger<BookingDesk> logger)
{
    /// <summary>Books.</summary>
    /// <exception cref="FailedPreconditionException">The partner has refused, now or before, or the booking was cancelled; nothing is booked.</exception>
    /// <exception cref="UnavailableException">Nobody knows: ask again under the same reference.</exception>
    public async Task<BookingAnswer> BookAsync(string reference, SealedOffer offer, IReadOnlyList<string> leadGuests, CancellationToken cancellationToken)
    {
        var (kept, before) = await store.BeginAsync(reference, offer, cancellationToken);
        if (kept.State is BookingState.Booked)
        {
            return new BookingAnswer(kept.State, kept.PartnerReference);
        }

        if (kept.State is BookingState.Refused or BookingState.Cancelled || kept.Rate != offer.RateReference)
        {
            throw Refused(kept);
        }

        var partner = Partner(kept);
        var answer = before ? await FindAsync(partner, reference, cancellationToken) : null;
        if (answer is null or { State: BookingState.NotThere })
        {
            answer = await BookAsync(partner, new BookingOrder(reference, kept.AgreedRate, leadGuests), cancellationToken);
        }

        await store.SettleAsync(reference, answer, CancellationToken.None);
        return answer.State is BookingState.Booked ? answer : throw Refused(kept);
    }

    /// <summary>Asks the partner how a booking stands; <see langword="null"/> when we know no such booking.</summary>
    /// <exception cref="UnavailableException">The partner cannot be asked.</exception>
    public async Task<BookingAnswer?> StatusAsync(string reference, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(reference, cancellationToken) is not { } kept)
        {
            return null;
        }

        var answer = await AskedAsync(kept, (partner, patience) => partner.FindBookingAsync(reference, patience), cancellationToken);
        if (answer.State != BookingState.NotThere)
        {
            await store.SettleAsync(reference, answer, CancellationToken.None);
        }

        return answer;
    }

    /// <summary>Cancels; <see langword="null"/> when we know no such booking.</summary>
    /// <exception cref="UnavailableException">The partner cannot be asked.</exception>
    public async Task<BookingAnswer?> CancelAsync(string reference, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(reference, cancellationToken) is not { } kept)
        {
            return null;
        }

        var answer = await AskedAsync(kept, (partner, patience) => partner.CancelAsync(reference, patience), cancellationToken);

        // Whatever may still be on its way to the partner, nobody shall book under this reference again.
        await store.SettleAsync(reference, answer with { State = BookingState.Cancelled }, CancellationToken.None);
        return answer;
    }

    /// <summary>Asks something of a partner, for as long as is agreed.</summary>
    public async Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.BookingPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PartnerFailedException(PartnerFailure.Unreachable, "The partner did not answer in time.", late);
        }
    }

    private async Task<BookingAnswer> BookAsync(IPartner partner, BookingOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await PatientlyAsync(patience => partner.BookAsync(order, patience), cancellationToken);
        }
        catch (PartnerFailedException failed)
        {
            Log.OutcomeUnknown(logger, order.Reference, partner.Name, failed.Message);
            var found = await FindAsync(partner, order.Reference, cancellationToken);

            // That a booking is not there yet does not prove that it will not be: what was sent may still arrive.
            return found.State != BookingState.NotThere ? found : throw Unknown(failed);
        }
    }

    private async Task<BookingAnswer> FindAsync(IPartner partner, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await PatientlyAsync(patience => partner.FindBookingAsync(reference, patience), cancellationToken);
        }
        catch (PartnerFailedException failed)
        {
            throw Unknown(failed);
        }
    }

    private async Task<BookingAnswer> AskedAsync(KeptBooking kept, Func<IPartner, CancellationToken, Task<BookingAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await PatientlyAsync(patience => ask(Partner(kept), patience), cancellationToken);
        }
        catch (PartnerFailedException failed)
        {
            throw new UnavailableException($"{kept.Partner} cannot be asked at the moment.", PartnerReason.PartnerUnreachable, innerException: failed);
        }
    }

    private IPartner Partner(KeptBooking kept) => partners.Find(kept.Partner) ?? throw new UnavailableException($"{kept.Partner} has no address here.", PartnerReason.PartnerUnreachable);

    private static UnavailableException Unknown(Exception failed) =>
        new("Nobody knows whether the partner has booked: ask again under the same reference.", PartnerReason.OutcomeUnknown, innerException: failed);

    private static FailedPreconditionException Refused(KeptBooking kept) => new($"{kept.Partner} does not book this any more.", PartnerReason.RefusedByPartner);
}
