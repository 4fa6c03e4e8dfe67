namespace HotelBooking.Tests.Search.Standins;

/// <summary>Ids of places that have hotels among the first forty.</summary>
internal static class Cities
{
    public const string Lisbon = "2267057";
    public const string Berlin = "2950159";
    public const string Honolulu = "5856195";
    public const string Apia = "4035413";
    public const string Tokyo = "1850147";
    public const string KuwaitCity = "285787";
    public const string Malaga = "2514256";
    public const string Istanbul = "745044";
    public const string Warsaw = "756135";
    public const string Paris = "2988507";
}
