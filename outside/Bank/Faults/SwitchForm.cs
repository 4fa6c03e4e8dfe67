using System.Globalization;
using Bank.Api;
using Bank.Books;
using Bank.Moves;

namespace Bank.Faults;

/// <summary>The switches as the home page sets them; what a person cannot have chosen there is left as it was.</summary>
internal static class SwitchForm
{
    public static Switches Apply(Work work, IFormCollection form)
    {
        var switches = work.Switches;
        return work.Books.Keep(form["set"].ToString() switch
        {
            "call" => switches with { Calls = switches.Calls.AddRange(CallOf(form)) },
            "webhooks" when WebhookFault.Modes.Contains(form["mode"].ToString()) => switches with
            {
                Webhooks = new WebhookFault { Mode = form["mode"].ToString(), Seconds = Number(form["delay"].ToString(), 5), Copies = Number(form["copies"].ToString(), 2) },
            },
            "clock" => switches with { ClockAheadSeconds = switches.ClockAheadSeconds + (Number(form["hours"].ToString(), 0) * 3600L) },
            "reset" => switches with { Calls = [], Webhooks = new WebhookFault() },
            _ => switches,
        });
    }

    private static IEnumerable<CallFault> CallOf(IFormCollection form)
    {
        var (fault, operation) = (form["fault"].ToString(), form["operation"].ToString());
        if (CallFault.Kinds.Contains(fault) && (operation == "*" || ApiOperation.All.Any(known => known.Name == operation)))
        {
            yield return new CallFault
            {
                Fault = fault,
                Operation = operation,
                Times = form["times"].ToString().Trim().Length == 0 ? null : Number(form["times"].ToString(), 1),
                Seconds = Number(form["seconds"].ToString(), 30),
            };
        }
    }

    private static int Number(string text, int fallback) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 100_000) : fallback;
}
