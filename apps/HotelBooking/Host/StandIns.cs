using Posthouse.Hosting.Outside;

namespace HotelBooking.Host;

/// <summary>The stand-ins for systems that are not ours, and the settings by which real ones take their place.</summary>
internal static class StandIns
{
    public static OutsideProgram Bank { get; } = new("Bank") { Port = 5010, Sets = "Payments:BankUrl" };

    public static OutsideProgram Partner(string partner, int port, string setting) =>
        new("PartnerHotels") { Name = $"PartnerHotels {partner}", Port = port, Sets = setting, Arguments = ["--partner", partner] };
}
