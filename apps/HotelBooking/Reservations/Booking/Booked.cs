using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Quotes;
using HotelBooking.Stays;

namespace HotelBooking.Reservations.Booking;

/// <summary>A reservation as its row has it.</summary>
internal sealed record Booked
{
    public required Guid Id { get; init; }

    public required string Locator { get; init; }

    public required ReservationState State { get; init; }

    public required long Version { get; init; }

    public required MoneyState Money { get; init; }

    public required byte[] Frozen { get; init; }

    public string? PartnerOffer { get; init; }

    public string? RoomTypeId { get; init; }

    public required DateOnly CheckIn { get; init; }

    public required DateOnly CheckOut { get; init; }

    public required int Rooms { get; init; }

    public required DateTimeOffset HeldUntil { get; init; }

    public required bool Extended { get; init; }

    public Guid? UserId { get; init; }

    public byte[]? Details { get; init; }

    public byte[]? EmailHash { get; init; }

    public required int PaymentRound { get; init; }

    public required bool PaymentAsked { get; init; }

    public string? PaymentId { get; init; }

    public DateTimeOffset? PaysUntil { get; init; }

    public required bool VoidAsked { get; init; }

    public required string DeclineCode { get; init; }

    public required string Card { get; init; }

    public required string ReceiptNumber { get; init; }

    public DateTimeOffset? ChargedAt { get; init; }

    public required FollowUpState Receipt { get; init; }

    public required FollowUpState HotelTold { get; init; }

    public required FollowUpState Recap { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public required string PartnerReference { get; init; }

    public byte[]? Cancelled { get; init; }

    /// <summary>Whether a partner sells it; its rooms are not in our inventory.</summary>
    public bool IsPartners => PartnerOffer is not null;

    public Promise Promise => new(QuoteResponse.Parser.ParseFrom(Frozen), PartnerOffer ?? "");

    /// <summary>Who books and who stays; empty until the payment was started.</summary>
    public StartPaymentRequest Guests => Details is null ? new StartPaymentRequest() : StartPaymentRequest.Parser.ParseFrom(Details);

    public Cancellation? Cancellation => Cancelled is null ? null : Cancellation.Parser.ParseFrom(Cancelled);

    /// <summary>What payments call it; a payment whose page has closed for good is followed by another one.</summary>
    public string OrderId => PaymentRound == 1 ? Id.ToString("D") : $"{Id:D}.{PaymentRound}";

    /// <summary>The rooms in our own inventory.</summary>
    public StayRooms Stay => new(RoomTypeId ?? throw new InvalidOperationException("A partner's rooms are not in our inventory."), new StayDates(CheckIn, CheckOut), Rooms);

    /// <summary>The reservation of an order; <see langword="null"/> when the order is none of ours.</summary>
    public static Guid? ReservationOf(string orderId)
    {
        var dot = orderId.IndexOf('.', StringComparison.Ordinal);
        return Guid.TryParseExact(dot < 0 ? orderId : orderId[..dot], "D", out var id) ? id : null;
    }
}
