namespace HotelBooking.Tests.Bank;

/// <summary>The bank speaks the interface so well that its official client for Node works against it unmodified.</summary>
public sealed class StripeClientTests
{
    [Fact]
    public async Task Official_client_works_against_the_bank()
    {
        await using var bank = await RunningBank.StartAsync();

        var (exitCode, output, errors) = await NodeProgram.RunAsync("stripe-client.mjs", bank.Server.Address.ToString());

        Assert.True(exitCode == 0, errors);
        Assert.Equal(
            ["ok sessions", "ok captures", "ok refunds", "ok cancels", "ok declines", "ok currencies", "ok errors", "ok idempotency", "ok lists", "ok webhooks"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
