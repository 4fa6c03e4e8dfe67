using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Events;

namespace HotelBooking.Search.Filling;

/// <summary>Keeps the terms of hotels as Reservations has them.</summary>
internal sealed class FollowTerms : IFollower<TermsChanged>
{
    public ValueTask HandleAsync(TermsChanged fact, FactContext context) => context.Transaction.SetTermsAsync(fact.Terms);
}
