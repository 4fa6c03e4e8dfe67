namespace HotelBooking.Tests.Hostile;

/// <summary>The walks come one after the other, in one town.</summary>
[CollectionDefinition(Name)]
public sealed class HostileTownCollection : ICollectionFixture<HostileTown>
{
    public const string Name = "Hostile town";
}
