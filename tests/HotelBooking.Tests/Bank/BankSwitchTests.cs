using System.Net;

namespace HotelBooking.Tests.Bank;

/// <summary>The form of the fault switches takes what can be chosen there, and nothing else.</summary>
public sealed class BankSwitchTests
{
    private static readonly string[] Hostile = ["-1", "NaN", "1e3", "99999999999999999999", "\0", "<b>1</b>", "\u202e1", "1\r\n2", new('9', 100_000)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("call", "fault=error_500&operation=refunds.create&times=2&seconds=30")]
    [InlineData("webhooks", "mode=late&delay=5&copies=2")]
    [InlineData("clock", "hours=24")]
    public async Task What_nobody_can_have_chosen_or_typed_in_any_field_sets_nothing_and_is_refused(string set, string valid)
    {
        await using var bank = await RunningBank.StartAsync();
        var fields = valid.Split('&').Select(static field => field.Split('=')).ToDictionary(static field => field[0], static field => field[1], StringComparer.Ordinal);
        var before = await SwitchesAsync(bank);

        foreach (var field in fields.Keys)
        {
            foreach (var text in Hostile)
            {
                using var refused = await bank.SubmitAsync("/switches", new(fields, StringComparer.Ordinal) { [field] = text, ["set"] = set });
                Assert.True(refused.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{field} = {text[..Math.Min(text.Length, 30)]}: {refused.StatusCode}");
            }
        }

        using var strange = await bank.SubmitAsync("/switches", new(fields, StringComparer.Ordinal) { ["set"] = "everything" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, before), (strange.StatusCode, await SwitchesAsync(bank)));
        using var taken = await bank.SubmitAsync("/switches", new(fields, StringComparer.Ordinal) { ["set"] = set });
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.NotEqual(before, await SwitchesAsync(bank));
    }

    private static async Task<string> SwitchesAsync(RunningBank bank)
    {
        using var shown = await bank.ShowAsync("/faults");
        return await shown.Content.ReadAsStringAsync(Cancelled);
    }
}
