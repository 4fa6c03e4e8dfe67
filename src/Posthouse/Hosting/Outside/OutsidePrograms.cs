using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Posthouse.Hosting.Supervision;
using Posthouse.Settings;

namespace Posthouse.Hosting.Outside;

/// <summary>The outside programs of one run of an application; they end with it.</summary>
internal sealed class OutsidePrograms : IAsyncDisposable
{
    private readonly ImmutableArray<OutsideProcess> _processes;
    private readonly bool _anyPort;

    private OutsidePrograms(ImmutableArray<OutsideProcess> processes, bool anyPort)
    {
        _processes = processes;
        _anyPort = anyPort;
    }

    /// <summary>Starts those whose settings have no value.</summary>
    /// <exception cref="OutsideFailedException">A program is missing, or its port is taken.</exception>
    public static OutsidePrograms Start(ImmutableArray<OutsideProgram> programs, SettingValues settings, RunOptions options, ILoggerFactory loggers, CancellationToken stopping)
    {
        var needed = programs.Where(program => !settings.Has(program.Sets)).ToList();
        foreach (var program in needed)
        {
            OutsideFolder.Find(program.Program);
            if (options.Port != 0 && !SharedPort.IsFree(program.Port))
            {
                throw new OutsideFailedException(
                    $"Port {program.Port}, on which {program.Name} is to answer, is taken by another program. Stop that program, take free ports everywhere with --port 0, or name another server with --set {program.Sets}=URL.");
            }
        }

        var output = new ProcessOutput(Console.Out, ProcessOutput.WantsColours(Environment.GetEnvironmentVariable, Console.IsOutputRedirected), needed.Select(static program => program.Name.Length).DefaultIfEmpty().Max());
        var surroundings = new OutsideSurroundings(options.Data, options.Port == 0, output, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)), loggers.CreateLogger("Posthouse.Outside"), stopping);
        ImmutableArray<OutsideProcess> processes = [.. needed.Select((program, index) => new OutsideProcess(program, surroundings, index + 5))];
        foreach (var process in processes)
        {
            process.Start();
        }

        return new OutsidePrograms(processes, options.Port == 0);
    }

    /// <summary>What they provide; known at once where their ports are, and otherwise when they answer.</summary>
    public async Task<SettingValues> ProvideAsync(SettingValues settings, CancellationToken cancellationToken)
    {
        foreach (var process in _processes)
        {
            var address = _anyPort ? await process.Ready.WaitAsync(cancellationToken) : new Uri($"http://localhost:{process.Program.Port}");
            settings = settings.WithDefaults(process.Program.Settings(address, process.Data));
        }

        return settings;
    }

    /// <summary>Waits until all answer, and says where.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var process in _processes)
        {
            var address = await process.Ready.WaitAsync(cancellationToken);
            await Console.Out.WriteLineAsync($"{process.Program.Name} (stand-in): {address.GetLeftPart(UriPartial.Authority)}");
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_processes.Select(static process => process.StopAsync()));
}
