using System.Diagnostics;

namespace HotelBooking.Tests.Bank;

/// <summary>The bank as a program of its own, as the application starts it.</summary>
internal sealed class BankProgram : IDisposable
{
    private readonly Process _process;
    private readonly Uri _address;

    private BankProgram(Process process, Uri address)
    {
        _process = process;
        _address = address;
    }

    public static async Task<BankProgram> StartAsync(string folder)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { Path.Combine(NodeProgram.Root(), "artifacts", "bin", "Bank", configuration, "Bank.dll"), "--port", "0", "--data", folder })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Ready: http://localhost:", line, StringComparison.Ordinal);
        return new BankProgram(process, new Uri(line!["Ready: ".Length..]));
    }

    public RunningBank Client() => RunningBank.At(_address);

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void CloseInput() => _process.StandardInput.Close();

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
