using System.Collections.Immutable;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;

namespace PartnerHotels.Home;

/// <summary>What a partner's page shows.</summary>
public sealed class PartnerView
{
    private readonly PartnerCatalogue _catalogue;

    internal PartnerView(Partner partner, PartnerCatalogue catalogue, Register register, FaultSwitches faults)
    {
        (_catalogue, Title, Protocol) = (catalogue, partner.Title, partner.Protocol);
        On = [.. FaultSwitches.All.Where(known => faults.IsOn(known.Fault)).Select(known => known.Name)];
        Bookings = [.. register.All];
    }

    public string Title { get; }

    public int Hotels => _catalogue.Count;

    public ImmutableArray<(string Request, string Words)> Protocol { get; }

    /// <summary>The names of the faults that are switched on.</summary>
    public ImmutableHashSet<string> On { get; }

    /// <summary>Every booking, the newest first.</summary>
    public IReadOnlyList<Booking> Bookings { get; }

    public string NameOf(string hotel) => _catalogue.Find(hotel)?.Name ?? hotel;
}
