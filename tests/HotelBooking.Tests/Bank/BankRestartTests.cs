using System.Net;
using System.Text.Json;
using Bank.Books;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Bank;

/// <summary>What was answered is never lost, and what was announced is delivered in the end.</summary>
public sealed class BankRestartTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_bank_has_lost_nothing_and_goes_on_delivering()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-bank-");
        await using var ear = await WebhookEar.StartAsync();
        ear.Answer = HttpStatusCode.ServiceUnavailable;
        string sessionId;
        using (var program = await BankProgram.StartAsync(folder.FullName))
        {
            await using var first = program.Client();
            await first.PostAsync("/v1/webhook_endpoints", $"url={ear.Address}&enabled_events[]=checkout.session.completed");
            var session = await first.OpenAsync("&metadata[order]=o-1");
            sessionId = session.GetProperty("id").GetString()!;
            await first.PayAsync(session.GetProperty("url").GetString()!);
            await Eventually.HoldsAsync(() => ear.Refused > 0, "the message is tried", Cancelled);
            program.Kill();
        }

        ear.Answer = HttpStatusCode.OK;
        await using (var bank = await RunningBank.StartAsync(folder.FullName))
        {
            await Eventually.HoldsAsync(() => ear.Heard.Count == 1, "the message arrives after the restart", Cancelled);
            var kept = await bank.GetAsync($"/v1/checkout/sessions/{sessionId}?expand[]=payment_intent");

            Assert.Contains(sessionId, ear.Heard[0], StringComparison.Ordinal);
            Assert.Equal("requires_capture", kept.GetProperty("payment_intent").GetProperty("status").GetString());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Line_that_a_crash_cut_short_is_cut_off()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-bank-");
        string sessionId;
        await using (var first = await RunningBank.StartAsync(folder.FullName))
        {
            sessionId = (await first.OpenAsync()).GetProperty("id").GetString()!;
        }

        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "bank.journal"), "[{\"table\":\"session\",\"val", Cancelled);
        await using (var second = await RunningBank.StartAsync(folder.FullName))
        {
            await second.OpenAsync();
        }

        await using (var third = await RunningBank.StartAsync(folder.FullName))
        {
            var sessions = (await third.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray().Select(session => session.GetProperty("id").GetString()).ToList();

            Assert.Equal(2, sessions.Count);
            Assert.Contains(sessionId, sessions);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(WebhookFault.Duplicate, 10)]
    [InlineData(WebhookFault.None, 1)]
    public async Task Messages_come_as_often_as_the_switch_says(string mode, int copies)
    {
        await using var bank = await RunningBank.StartAsync();
        await using var ear = await WebhookEar.StartAsync();
        await bank.PostAsync("/v1/webhook_endpoints", $"url={ear.Address}&enabled_events[]=checkout.session.expired");
        await bank.SwitchAsync(new { webhooks = new { mode, copies } });

        var session = await bank.OpenAsync();
        await bank.PostAsync($"/v1/checkout/sessions/{session.GetProperty("id").GetString()}/expire");

        await Eventually.HoldsAsync(() => ear.Heard.Count == copies, "every copy arrives", Cancelled);
        Assert.Single(ear.Heard.Select(message => JsonDocument.Parse(message).RootElement.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reordered_messages_come_the_newest_first()
    {
        await using var bank = await RunningBank.StartAsync();
        await using var ear = await WebhookEar.StartAsync();
        await bank.PostAsync("/v1/webhook_endpoints", $"url={ear.Address}&enabled_events[]=payment_intent.created&enabled_events[]=checkout.session.completed");
        await bank.SwitchAsync(new { webhooks = new { mode = WebhookFault.Reordered, seconds = 2 } });

        var session = await bank.OpenAsync();
        await bank.PayAsync(session.GetProperty("url").GetString()!);
        await Eventually.HoldsAsync(() => ear.Heard.Count == 2, "both messages arrive", Cancelled);

        Assert.Contains("\"type\":\"checkout.session.completed\"", ear.Heard[0], StringComparison.Ordinal);
        Assert.Contains("\"type\":\"payment_intent.created\"", ear.Heard[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_says_where_it_is_and_ends_when_its_input_closes()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-bank-");
        using var program = await BankProgram.StartAsync(folder.FullName);

        program.CloseInput();

        Assert.Equal(0, await program.EndAsync());
        folder.Delete(recursive: true);
    }
}
