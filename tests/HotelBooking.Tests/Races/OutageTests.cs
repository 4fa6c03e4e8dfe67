using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using HotelBooking.Tests.Users;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Races;

/// <summary>Who makes documents or carries mail is away for a while (HS-Q1): bookings do not wait for them, and what they owe follows by itself, once.</summary>
public sealed class OutageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PdfReports_hangs_or_is_killed_during_a_booking_that_confirms_all_the_same_and_the_receipt_follows_by_itself(bool isKilled)
    {
        await using var cluster = await HotelCluster.StartAsync("seven", new HotelClusterOptions { Hotels = 2, Settings = ImmutableDictionary<string, string>.Empty.Add("Reservations:RecapWaits", "00:00:30") }, Cancelled);
        var hotel = await cluster.OpenAsync(new TestHotel { Id = "hang" });
        var guest = cluster.NewGuest();
        await (isKilled
            ? cluster.Application.KillAsync(cluster.Application.ProcessOf("PdfReports"), Cancelled)
            : cluster.Application.SetFaultsAsync(static faults => faults.On("Reservations", "PdfReports").Drop(), Cancelled));
        var hold = await guest.HoldAsync(await QuoteAsync(cluster, guest, hotel));

        // The answer at the return from the bank is the confirmation itself: nobody has asked again, and no clock was moved.
        var confirmed = await guest.PayAsync(hold);

        Assert.Equal(ReservationState.Confirmed, confirmed.State);
        await guest.ChargedAsync(hold);
        await cluster.Application.AdvanceAsync(TimeSpan.FromSeconds(31), Cancelled);
        await Eventually.HoldsAsync(() => cluster.Mail.To(guest.Email).Count == 2, "mails about payment and booking, without the receipt", Cancelled);
        Assert.NotEqual(FollowUpState.Done, (await guest.ReadAsync(hold)).Receipt);
        Assert.All(cluster.Mail.To(guest.Email), static mail => Assert.DoesNotContain("application/pdf", mail, StringComparison.Ordinal));

        await (isKilled ? cluster.RestartAsync("PdfReports", Cancelled) : cluster.Application.SetFaultsAsync(static faults => faults.On("Reservations", "PdfReports").Clear(), Cancelled));
        await cluster.Application.AdvanceAsync(TimeSpan.FromMinutes(6), Cancelled);

        var done = await Eventually.BecomesAsync(() => guest.ReadAsync(hold), static seen => seen.Receipt == FollowUpState.Done, "the receipt", Cancelled);
        Assert.Equal("application/pdf", (await cluster.Application.Public.GetAsync(done.ReceiptPath, Cancelled)).Content.Headers.ContentType!.MediaType);
        await Eventually.HoldsAsync(() => cluster.Mail.To(guest.Email).Count == 3, "the mail with the receipt", Cancelled);
        Assert.Equal(3, MailFolder.Ids(cluster.Mail.To(guest.Email)).Count);
        Assert.Single(cluster.Mail.To(guest.Email), static mail => mail.Contains("application/pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mail_server_is_down_for_a_while_and_every_mail_arrives_once()
    {
        var port = ClosedPort();
        await using var cluster = await HotelCluster.StartAsync("one", new HotelClusterOptions { Hotels = 2, Settings = Smtp(port) }, Cancelled);
        var hotel = await cluster.OpenAsync(new TestHotel { Id = "mail" });
        var guest = cluster.NewGuest();
        var hold = await guest.HoldAsync(await QuoteAsync(cluster, guest, hotel));

        Assert.Equal(ReservationState.Confirmed, (await guest.PayAsync(hold)).State);
        await Eventually.BecomesAsync(
            () => guest.ReadAsync(hold), static seen => seen is { Money: MoneyState.Charged, Receipt: FollowUpState.Done, HotelTold: FollowUpState.Done }, "charged, with a receipt, and the mails handed over", Cancelled);
        await cluster.Application.AdvanceAsync(TimeSpan.FromMinutes(3), Cancelled);
        await using var server = await SmtpServer.StartAsync(encrypted: false, port: port);
        await cluster.Application.AdvanceAsync(TimeSpan.FromMinutes(6), Cancelled);
        await server.HasAsync(3);
        Assert.Equal(ReservationState.Cancelled, (await guest.CancelAsync(hold)).State);
        await server.HasAsync(6);

        var mails = await server.TakenAsync();
        Assert.All(mails.CountBy(static mail => (Id: mail.Header("Message-ID"), Subject: mail.Header("Subject"))), static sent => Assert.True(sent.Value == 1, $"{sent.Key} was sent {sent.Value} times."));
        Assert.True(mails.Count == 6, string.Join('\n', mails.Select(static mail => mail.Header("Subject"))));
        Assert.Equal(4, mails.Count(mail => mail.Header("To").Contains(guest.Email, StringComparison.Ordinal)));
        Assert.Equal(2, mails.Count(static mail => mail.Header("To").Contains("desk@mail.example", StringComparison.Ordinal)));
    }

    private static Task<QuoteResponse> QuoteAsync(HotelCluster cluster, Guest guest, TestHotel hotel) => cluster.QuoteAsync(guest, hotel, 10, 2);

    private static Dictionary<string, string> Smtp(int port) => new(StringComparer.Ordinal)
    {
        ["Users:Transport"] = "Smtp",
        ["Users:Host"] = "localhost",
        ["Users:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Users:Security"] = "None",

        // Moving the clock ends no conversation with the server that is under way.
        ["Users:LongestDelivery"] = "00:10:00",
    };

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
