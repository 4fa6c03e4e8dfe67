using Bank.Books;
using Bank.Moves;

namespace Bank.Faults;

/// <summary>The fault switches of calls.</summary>
internal sealed class FaultBox(Desk desk)
{
    /// <summary>The fault that this call is to meet, counted down; <see langword="null"/> for none.</summary>
    public CallFault? Take(string operation) => desk.Do(Origin.Bank, work =>
    {
        var switches = work.Switches;
        if (switches.Calls.FirstOrDefault(fault => fault.Operation == "*" || fault.Operation == operation) is not { } fault)
        {
            return null;
        }

        if (fault.Times is { } times)
        {
            work.Books.Keep(switches with
            {
                Calls = times > 1 ? switches.Calls.Replace(fault, fault with { Times = times - 1 }) : switches.Calls.Remove(fault),
            });
        }

        return fault;
    });
}
