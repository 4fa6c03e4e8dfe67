using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Telemetry;

namespace Posthouse.Hosting;

/// <summary>Makes the logs of a process: one line each on the console, and of the libraries underneath only what is worth a warning.</summary>
internal sealed class ProcessLogs : IDisposable
{
    /// <summary>Environment variable with the least level that is logged, for example <c>Debug</c>. Default: Information.</summary>
    public const string LevelVariable = "POSTHOUSE_LOG_LEVEL";

    private readonly ServiceProvider _services;

    public ProcessLogs(TimeProvider time, string? level, string application, string process)
    {
        var least = Enum.TryParse<LogLevel>(level, ignoreCase: true, out var given) ? given : LogLevel.Information;
        _services = new ServiceCollection()
            .AddSingleton(time)
            .AddLogging(logging =>
            {
                logging
                    .SetMinimumLevel(least)
                    .AddFilter("Microsoft", LogLevel.Warning)
                    .AddFilter("System", LogLevel.Warning)
                    .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
                    .AddConsole(static console => console.FormatterName = LineFormatter.FormatterName)
                    .AddConsoleFormatter<LineFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
                TelemetryExport.AddLogs(logging, application, process);
            })
            .BuildServiceProvider();
        Factory = _services.GetRequiredService<ILoggerFactory>();
    }

    public ILoggerFactory Factory { get; }

    /// <summary>Writes out what is queued.</summary>
    public void Dispose() => _services.Dispose();
}
