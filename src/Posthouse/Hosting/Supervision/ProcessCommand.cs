using System.Diagnostics;
using System.Globalization;
using Posthouse.Storage;

namespace Posthouse.Hosting.Supervision;

/// <summary>How a process of an application is started: the same program, told which process it is and where its supervisor is.</summary>
internal sealed class ProcessCommand(string socket, int publicPort, int? tlsPort)
{
    /// <summary>Port of the public listener: 0 until the first process has chosen one, which its successors keep.</summary>
    public int PublicPort { get; set; } = publicPort;

    /// <summary>Port of the public listener that speaks TLS, in the same way; <see langword="null"/> when there is none.</summary>
    public int? TlsPort { get; set; } = tlsPort;

    /// <param name="process">The process's name.</param>
    /// <param name="options">How the application is supervised.</param>
    /// <param name="isFirst">Whether it is started for the first time: a crash that a test has armed happens once.</param>
    public ProcessStartInfo For(string process, SupervisorOptions options, bool isFirst)
    {
        var start = new ProcessStartInfo(options.Program.FileName)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            .. options.Program.Arguments,
            "--topology", options.Topology,
            "--process", process,
            "--port", PublicPort.ToString(CultureInfo.InvariantCulture),
            .. TlsPort is { } tls ? (string[])["--tls-port", tls.ToString(CultureInfo.InvariantCulture)] : [],
            "--host", options.PublicHost,
            "--data", options.DataDirectory,
            .. options.Listen.SelectMany(static listen => (string[])["--listen", $"{listen.Key}={listen.Value.GetLeftPart(UriPartial.Authority)}"]),
            .. options.PublicUrl is { } url ? (string[])["--public-url", url.GetLeftPart(UriPartial.Authority)] : [],
            .. options.TestControls ? (string[])["--test-controls"] : [],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in options.Settings.AsVariables().Concat(options.Environment))
        {
            start.Environment[name] = value;
        }

        if (!isFirst)
        {
            start.Environment.Remove(CrashPoints.Variable);
        }

        start.Environment[ControlConnection.Variable] = socket;
        return start;
    }
}
