namespace HotelBooking.Tests.Clusters;

/// <summary>Test cards of the bank.</summary>
internal static class Card
{
    public const string Pays = "4242424242424242";
    public const string Asks = "4000002760003184";
    public const string Declined = "4000000000000002";
    public const string NoFunds = "4000000000009995";
    public const string CaptureFails = "4000000000007015";
    public const string RefundFails = "4000000000005126";
}
