namespace Bank.Cards;

/// <summary>What a test card does.</summary>
internal static class Behaviours
{
    public const string Pays = "pays";
    public const string Declined = "declined";
    public const string NoFunds = "insufficient_funds";
    public const string Lost = "lost_card";
    public const string Expired = "expired";
    public const string WrongCode = "wrong_code";
    public const string ProcessingError = "processing_error";
    public const string Challenge = "challenge";
    public const string ChallengeThenDeclined = "challenge_then_declined";
    public const string CaptureFails = "capture_fails";
    public const string RefundFails = "refund_fails";
    public const string RefundPending = "refund_pending";
    public const string NotATestCard = "not_a_test_card";
}
