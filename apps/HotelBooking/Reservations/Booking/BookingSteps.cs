namespace HotelBooking.Reservations.Booking;

/// <summary>The boundaries between the steps of a booking, by the names under which a test makes the process die there.</summary>
internal static class BookingSteps
{
    public const string BeforeCheckout = "booking-before-checkout";
    public const string AfterCheckout = "booking-after-checkout";
    public const string BeforeConfirm = "booking-before-confirm";
    public const string AfterConfirm = "booking-after-confirm";
    public const string BeforeCapture = "booking-before-capture";
    public const string AfterCapture = "booking-after-capture";
    public const string BeforePartnerBooks = "booking-before-partner-books";
    public const string AfterPartnerBooks = "booking-after-partner-books";
    public const string BeforeReceipt = "booking-before-receipt";
    public const string AfterReceipt = "booking-after-receipt";
    public const string BeforeRecap = "booking-before-recap";
    public const string AfterRecap = "booking-after-recap";
    public const string BeforeVoid = "booking-before-void";
    public const string AfterVoid = "booking-after-void";
    public const string BeforeRefund = "booking-before-refund";
    public const string AfterRefund = "booking-after-refund";
}
