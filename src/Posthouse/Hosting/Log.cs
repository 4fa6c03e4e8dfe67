using Microsoft.Extensions.Logging;

namespace Posthouse.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Starting {Application}, process {Process}: {Configuration}")]
    public static partial void Starting(ILogger logger, string application, string process, string configuration);

    [LoggerMessage(2, LogLevel.Debug, "{Listener} listener at {Address}")]
    public static partial void Listening(ILogger logger, Listener listener, Uri address);

    [LoggerMessage(3, LogLevel.Information, "Process {Process} stops: running requests are finished, new ones are refused")]
    public static partial void Stopping(ILogger logger, string process);

    [LoggerMessage(4, LogLevel.Warning, "Process {Process} did not finish all running requests within {Patience}")]
    public static partial void Impatient(ILogger logger, string process, TimeSpan patience);

    [LoggerMessage(5, LogLevel.Information, "Process {Process} has stopped")]
    public static partial void Stopped(ILogger logger, string process);

    [LoggerMessage(6, LogLevel.Critical, "{Application} could not be started")]
    public static partial void NotStarted(ILogger logger, Exception exception, string application);

    [LoggerMessage(7, LogLevel.Information, "The certificate in {File} was renewed: it holds until {NotAfter:u}")]
    public static partial void CertificateRenewed(ILogger logger, string file, DateTime notAfter);

    [LoggerMessage(8, LogLevel.Error, "The certificate in {File} was changed and cannot be used; the one of before is kept. {Reason}")]
    public static partial void CertificateKept(ILogger logger, string file, string reason);
}
