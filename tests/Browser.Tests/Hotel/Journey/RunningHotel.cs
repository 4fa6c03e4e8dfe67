using OnlineBooks.Tests;
using OnlineBooks.Tests.Running;

namespace Browser.Tests.Hotel.Journey;

/// <summary>HotelBooking with everything outside it, started as a user starts it: real processes, with data and ports of their own.</summary>
internal sealed class RunningHotel : IAsyncDisposable
{
    private readonly RunningProgram _program;
    private readonly TemporaryFolder _data;

    private RunningHotel(RunningProgram program, TemporaryFolder data) => (_program, _data) = (program, data);

    public Uri Site => new(_program.Announced);

    public Uri Bank => StandIn("Bank");

    public Uri Mailbox => StandIn("Mailbox");

    /// <summary>A partner hotel, by its name in small letters.</summary>
    public Uri Partner(string name) => StandIn($"PartnerHotels {name}");

    /// <summary>What the processes have written.</summary>
    public string Output => _program.Output;

    /// <param name="topology">Its name.</param>
    /// <param name="hotels">How many hotels there are.</param>
    public static async Task<RunningHotel> StartAsync(string topology, int hotels = 40)
    {
        var data = new TemporaryFolder();
        try
        {
            var program = await RunningProgram.StartAsync(
                "Ready: ",
                "dotnet",
                [
                    Repository.Built("HotelBooking.Host", "HotelBooking.Host.dll"),
                    "--topology", topology, "--port", "0", "--data", data.Path, "--set", $"FictionalHotels:Count={hotels}",

                    // However long the receipt takes on a slow machine: it comes with the confirmation, and no third mail brings it.
                    "--set", "Reservations:RecapWaits=00:30:00",
                ]);
            return new RunningHotel(program, data);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _data.Dispose();
    }

    private Uri StandIn(string name)
    {
        var mark = $"{name} (stand-in): ";
        var line = _program.Output.Split('\n').FirstOrDefault(line => line.Contains(mark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{name} was not announced:\n{_program.Output}");
        return new Uri(line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Trim());
    }
}
