namespace Bank.Books;

/// <summary>Two clocks: the machine's, for waiting and signing, and the bank's, which the switches can set ahead.</summary>
internal sealed class BankClock(TimeProvider machine)
{
    public TimeProvider Machine => machine;

    public long MachineMilliseconds => machine.GetUtcNow().ToUnixTimeMilliseconds();

    public long Now(Change change) =>
        machine.GetUtcNow().ToUnixTimeSeconds() + (change.Find<Switches>(Switches.TheOne)?.ClockAheadSeconds ?? 0);
}
