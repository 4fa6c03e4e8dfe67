namespace HotelBooking.Partners.Offers;

/// <summary>Why an offer was dropped; the words stand in answers and in measurements.</summary>
internal static class DropReason
{
    public const string MissingField = "missing_field";
    public const string TextTooLong = "text_too_long";
    public const string MarkupInText = "markup_in_text";
    public const string BadPosition = "bad_position";
    public const string TooFar = "too_far";
    public const string CheckOutBeforeCheckIn = "check_out_before_check_in";
    public const string OtherDates = "other_dates";
    public const string UnknownCurrency = "unknown_currency";
    public const string NotANumber = "not_a_number";
    public const string NegativePrice = "negative_price";
    public const string NotPayable = "not_payable";
    public const string WrongSum = "wrong_sum";
    public const string InvalidPolicy = "invalid_policy";
    public const string DuplicateCode = "duplicate_code";
    public const string TooMany = "too_many";
}
