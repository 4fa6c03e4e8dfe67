namespace HotelBooking.BookingUi.Checkout;

/// <summary>A form that asked for a room.</summary>
/// <param name="HoldKey">Idempotency key of the hold that the form means.</param>
/// <param name="Browser">Hash of the browser's own secret.</param>
/// <param name="Choice">Hash of what was chosen.</param>
/// <param name="QuoteToken">The promise under which the room is held.</param>
/// <param name="SubmittedAt">When the form was sent first.</param>
internal sealed record SubmittedChoice(string HoldKey, string Browser, string Choice, string QuoteToken, DateTimeOffset SubmittedAt);
