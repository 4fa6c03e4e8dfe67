using System.Collections.Immutable;
using Posthouse.Hosting.Outside;

namespace HotelBooking.Host;

/// <summary>The stand-ins for systems that are not ours, and the settings by which real ones take their place.</summary>
internal static class StandIns
{
    public static OutsideProgram Bank { get; } = new("Bank") { Port = 5010, Sets = "Payments:BankUrl" };

    /// <summary>Shows the mails of its folder, into which Users writes them while no mail server is configured.</summary>
    public static OutsideProgram Mailbox { get; } = new("Mailbox")
    {
        Port = 5030,
        Sets = "Users:MailboxUrl",
        AlsoSets = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("Users:MailFolder", "{data}"),
    };

    public static OutsideProgram Partner(string partner, int port, string setting) =>
        new("PartnerHotels") { Name = $"PartnerHotels {partner}", Port = port, Sets = setting, Arguments = ["--partner", partner] };
}
