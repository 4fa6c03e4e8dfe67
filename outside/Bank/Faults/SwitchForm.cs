using System.Globalization;
using Bank.Api;
using Bank.Books;
using Bank.Moves;

namespace Bank.Faults;

/// <summary>The switches as the home page sets them; what a person cannot have chosen there, or what is no number, sets nothing.</summary>
internal static class SwitchForm
{
    private const int Most = 100_000;

    /// <returns>Whether the form could be carried out.</returns>
    public static bool TryApply(Work work, IFormCollection form)
    {
        if (Read(work.Switches, form) is not { } switches)
        {
            return false;
        }

        work.Books.Keep(switches);
        return true;
    }

    private static Switches? Read(Switches switches, IFormCollection form) => form["set"].ToString() switch
    {
        "call" when CallOf(form) is { } fault => switches with { Calls = switches.Calls.Add(fault) },
        "webhooks" when WebhooksOf(form) is { } webhooks => switches with { Webhooks = webhooks },
        "clock" when Number(form, "hours") is { } hours => switches with { ClockAheadSeconds = switches.ClockAheadSeconds + (hours * 3600L) },
        "reset" => switches with { Calls = [], Webhooks = new WebhookFault() },
        _ => null,
    };

    private static CallFault? CallOf(IFormCollection form)
    {
        var (fault, operation, isForEver) = (form["fault"].ToString(), form["operation"].ToString(), form["times"].ToString().Trim().Length == 0);
        var (times, seconds) = (Number(form, "times"), Number(form, "seconds"));
        return CallFault.Kinds.Contains(fault) && (operation == "*" || ApiOperation.All.Any(known => known.Name == operation)) && (isForEver || times > 0) && seconds is { } wait
            ? new CallFault { Fault = fault, Operation = operation, Times = isForEver ? null : times, Seconds = wait }
            : null;
    }

    private static WebhookFault? WebhooksOf(IFormCollection form) =>
        WebhookFault.Modes.Contains(form["mode"].ToString()) && Number(form, "delay") is { } delay && Number(form, "copies") is { } copies and > 0 and <= 100
            ? new WebhookFault { Mode = form["mode"].ToString(), Seconds = delay, Copies = copies }
            : null;

    private static int? Number(IFormCollection form, string field) =>
        int.TryParse(form[field].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;
}
