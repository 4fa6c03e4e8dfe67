using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Posthouse.Telemetry;

/// <summary>
/// Sends spans, measurements and logs by OTLP when the environment variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector; without it nothing listens
/// and calls cost nothing extra. The other <c>OTEL_…</c> variables of the OpenTelemetry specification (headers, protocol, sampling, resource) hold as well.
/// </summary>
public sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string EverySource = "Posthouse.*";
    private const string WebServer = "Microsoft.AspNetCore";

    private readonly TracerProvider _tracer;
    private readonly MeterProvider _meter;

    private TelemetryExport(ResourceBuilder resource)
    {
        _tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(EverySource, WebServer).AddOtlpExporter().Build();
        _meter = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(EverySource, $"{WebServer}.Hosting", $"{WebServer}.Server.Kestrel", "System.Net.Http", "System.Runtime")
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Whether the environment names a collector.</summary>
    public static bool IsWanted => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint));

    /// <summary>Begins to export the spans and measurements of this operating system process; <see langword="null"/> when the environment names no collector.</summary>
    /// <param name="application">Name of the application: <c>service.namespace</c>.</param>
    /// <param name="process">Name of the process, as the topology names it: <c>service.name</c>.</param>
    public static TelemetryExport? Start(string application, string process) => IsWanted ? new TelemetryExport(Resource(application, process)) : null;

    /// <summary>Adds the export of logs to a logger factory; does nothing when the environment names no collector.</summary>
    /// <param name="logging">The logging of this operating system process.</param>
    /// <param name="application">Name of the application.</param>
    /// <param name="process">Name of the process, as the topology names it.</param>
    public static void AddLogs(ILoggingBuilder logging, string application, string process)
    {
        if (IsWanted)
        {
            logging.AddOpenTelemetry(options =>
            {
                options.IncludeFormattedMessage = true;
                options.SetResourceBuilder(Resource(application, process)).AddOtlpExporter();
            });
        }
    }

    /// <summary>Sends what is left, and ends the export.</summary>
    public void Dispose()
    {
        _tracer.Dispose();
        _meter.Dispose();
    }

    private static ResourceBuilder Resource(string application, string process) =>
        ResourceBuilder.CreateDefault().AddService(process, serviceNamespace: application, autoGenerateServiceInstanceId: true).AddEnvironmentVariableDetector();
}
