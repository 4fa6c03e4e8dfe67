using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using PartnerHotels.Albergo;
using PartnerHotels.Meridian;
using PartnerHotels.Nordhus;

namespace PartnerHotels;

/// <summary>What makes one partner different from the others.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its name on its pages.</param>
internal sealed record Partner(string Name, string Title)
{
    /// <summary>How its codes of hotels begin.</summary>
    public required string Prefix { get; init; }

    /// <summary>How many of a hundred of the application's hotels it sells too.</summary>
    public required int Share { get; init; }

    /// <summary>Its prices in percent of the usual.</summary>
    public required int Level { get; init; }

    /// <summary>Words of the names of its own hotels.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Maps its protocol.</summary>
    public required Action<IEndpointRouteBuilder, PartnerDesk> Map { get; init; }

    /// <summary>What its page says about the protocol: one line each.</summary>
    public required ImmutableArray<(string Request, string Words)> Protocol { get; init; }

    public static ImmutableArray<Partner> All { get; } =
    [
        new("meridian", "Meridian Rooms")
        {
            Prefix = "MER-", Share = 40, Level = 97, Names = ["Meridian Court", "Meridian Gate", "Longitude House", "The Quadrant"],
            Map = MeridianApi.Map, Protocol = MeridianApi.Protocol,
        },
        new("albergo", "Albergo Diretto")
        {
            Prefix = "A", Share = 35, Level = 104, Names = ["Albergo del Sole", "Locanda Rossa", "Pensione Miramonti", "Villa Ginestra"],
            Map = AlbergoApi.Map, Protocol = AlbergoApi.Protocol,
        },
        new("nordhus", "Nordhus Stays")
        {
            Prefix = "NH_", Share = 30, Level = 101, Names = ["Nordhus Fjell", "Nordhus Brygge", "Polar Lodge", "Birch & Wool"],
            Map = NordhusApi.Map, Protocol = NordhusApi.Protocol,
        },
    ];

    public static Partner? Named(string name) => All.FirstOrDefault(partner => partner.Name == name);
}
