using System.Diagnostics;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Telemetry;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Calls.Pipeline;

namespace Posthouse.Tests.Telemetry;

/// <summary>X-11 and X-12: what is measured and traced of each call, the same in process and over HTTP/2.</summary>
public abstract class CallTelemetrySuite(bool inProcess) : IDisposable
{
    private const string Echo = "posthouse.testing.v1.EchoService/Echo";

    private readonly CapturedTelemetry _telemetry = new();
    // A name of its own for each test: a call that another test left may still be ending.
    private readonly string _callee = $"Callee{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";

    public void Dispose()
    {
        _telemetry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(CallTelemetry.ServerRequests, "rest")]
    [InlineData(CallTelemetry.ClientRequests, "front")]
    public async Task Each_call_counts_once(string counter, string process)
    {
        await CallAsync(new EchoRequest(), new EchoRequest(), new EchoRequest { Failure = new Failure { Code = 5 } });

        var counted = Mine(counter);
        Assert.Equal([1, 1, 1], counted.Select(measured => measured.Value));
        Assert.All(counted, measured => Assert.Equal(
            (Echo, PipelineSetup.Friend, _callee, process, "grpc"),
            (measured.Tags[CallTelemetry.Method], measured.Tags[CallTelemetry.Caller], measured.Tags[CallTelemetry.Callee], measured.Tags[CallTelemetry.Process], measured.Tags[CallTelemetry.System])));
    }

    [Theory]
    [InlineData(CallTelemetry.ServerErrors)]
    [InlineData(CallTelemetry.ClientErrors)]
    public async Task Errors_count_by_status(string counter)
    {
        await CallAsync(new EchoRequest(), new EchoRequest { Failure = new Failure { Code = 5 } }, new EchoRequest { Failure = new Failure() }, new EchoRequest { Repeat = -1 });

        Assert.Equal(["NOT_FOUND", "UNKNOWN", "INVALID_ARGUMENT"], Mine(counter).Select(measured => measured.Tags[CallTelemetry.Status]));
    }

    [Theory]
    [InlineData(CallTelemetry.ServerDuration)]
    [InlineData(CallTelemetry.ClientDuration)]
    public async Task Latency_of_each_call_is_recorded_in_seconds_with_its_status(string histogram)
    {
        await CallAsync(new EchoRequest(), new EchoRequest { Failure = new Failure { Code = 14 } });

        var recorded = Mine(histogram);
        Assert.Equal(["OK", "UNAVAILABLE"], recorded.Select(measured => measured.Tags[CallTelemetry.Status]));
        Assert.Equal([null, "UNAVAILABLE"], recorded.Select(measured => measured.Tags.GetValueOrDefault(CallTelemetry.ErrorType)));
        Assert.All(recorded, measured => Assert.InRange(measured.Value, double.Epsilon, 60));
    }

    [Fact]
    public async Task Spans_form_one_trace_from_caller_to_handler()
    {
        using var page = new Activity("page").Start();
        await CallAsync(new EchoRequest());
        page.Stop();

        var spans = _telemetry.SpansWith(CallTelemetry.Callee, _callee);
        var client = Assert.Single(spans, span => span.Kind == ActivityKind.Client);
        var server = Assert.Single(spans, span => span.Kind == ActivityKind.Server);
        Assert.Equal((page.TraceId, page.SpanId), (client.TraceId, client.ParentSpanId));
        Assert.Equal((client.TraceId, client.SpanId), (server.TraceId, server.ParentSpanId));
        Assert.Equal((Echo, Echo), (client.DisplayName, server.DisplayName));
        Assert.Equal(("front", "rest"), (client.GetTagItem(CallTelemetry.Process), server.GetTagItem(CallTelemetry.Process)));
        Assert.Equal("OK", server.GetTagItem(CallTelemetry.Status));
    }

    [Fact]
    public async Task Trace_context_crosses_the_wire_exactly_once()
    {
        string[] seen = ["nothing seen"];
        var setup = new PipelineSetup(_callee, inProcess)
        {
            Handler = new HandlerStub(context =>
            {
                seen = [.. context.RequestHeaders.GetAll("traceparent").Select(entry => entry.Value)];
                return Task.CompletedTask;
            }),
        };
        await using var server = await setup.StartAsync();

        await server.Client.EchoAsync(new EchoRequest());

        var client = Assert.Single(_telemetry.SpansWith(CallTelemetry.Callee, _callee), span => span.Kind == ActivityKind.Client);
        Assert.Equal(inProcess ? [] : [client.Id!], seen);
    }

    [Fact]
    public async Task Calls_of_a_handler_are_children_of_its_span()
    {
        await using var inner = await new PipelineSetup($"{_callee}Inner", inProcess).StartAsync();
        var setup = new PipelineSetup(_callee, inProcess) { Handler = new HandlerStub(async _ => await inner.Client.EchoAsync(new EchoRequest())) };
        await using var outer = await setup.StartAsync();

        await outer.Client.EchoAsync(new EchoRequest());

        var handler = Assert.Single(_telemetry.SpansWith(CallTelemetry.Callee, _callee), span => span.Kind == ActivityKind.Server);
        var call = Assert.Single(_telemetry.SpansWith(CallTelemetry.Callee, $"{_callee}Inner"), span => span.Kind == ActivityKind.Client);
        Assert.Equal((handler.TraceId, handler.SpanId), (call.TraceId, call.ParentSpanId));
    }

    [Fact]
    public async Task Callers_own_span_is_the_current_one_again_after_a_call_began()
    {
        using var page = new Activity("page").Start();
        await using var server = await new PipelineSetup(_callee, inProcess).StartAsync();

        var call = server.Client.EchoAsync(new EchoRequest());
        var begun = Activity.Current;
        await call;

        Assert.Same(page, begun);
        Assert.Same(page, Activity.Current);
    }

    [Fact]
    public async Task Unhandled_exception_is_in_the_span_and_the_span_in_the_log()
    {
        var setup = new PipelineSetup(_callee, inProcess);
        await using var server = await setup.StartAsync();

        await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoAsync(new EchoRequest { Failure = new Failure { Message = "boom" } }));

        var span = Assert.Single(_telemetry.SpansWith(CallTelemetry.Callee, _callee), span => span.Kind == ActivityKind.Server);
        Assert.Equal(("UNKNOWN", ActivityStatusCode.Error), (span.GetTagItem(CallTelemetry.Status), span.Status));
        Assert.Single(span.Events, happened => happened.Name == "exception");
        Assert.Single(setup.Logs.Lines, line => line.EventId == 3001 && line.Message.Contains(span.TraceId.ToHexString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_and_invalid_calls_are_observed_too()
    {
        await CallAsync(PipelineSetup.As("Stranger"), new EchoRequest());

        Assert.Equal("PERMISSION_DENIED", Assert.Single(Mine(CallTelemetry.ServerErrors)).Tags[CallTelemetry.Status]);
        Assert.Equal("Stranger", Assert.Single(Mine(CallTelemetry.ServerRequests)).Tags[CallTelemetry.Caller]);
    }

    [Fact]
    public async Task Stream_that_is_left_counts_as_cancelled_to_who_left_it()
    {
        await using var server = await new PipelineSetup(_callee, inProcess).StartAsync();

        using (var call = server.Client.Repeat(new EchoRequest { Repeat = 1_000_000 }))
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        }

        Assert.Equal("CANCELLED", Assert.Single(Mine(CallTelemetry.ClientErrors)).Tags[CallTelemetry.Status]);
    }

    private Task CallAsync(params EchoRequest[] requests) => CallAsync(PipelineSetup.As(PipelineSetup.Friend), requests);

    // Ending the server waits for the handlers, so that everything is measured afterwards.
    private async Task CallAsync(Metadata headers, params EchoRequest[] requests)
    {
        await using var server = await new PipelineSetup(_callee, inProcess).StartAsync();
        foreach (var request in requests)
        {
            try
            {
                await server.Client.EchoAsync(request, headers);
            }
            catch (RpcException)
            {
                // The measurements tell.
            }
        }
    }

    private IReadOnlyList<Measurement> Mine(string instrument) => _telemetry.MeasurementsWith(instrument, CallTelemetry.Callee, _callee);
}

[Collection("calls")]
public sealed class CallTelemetryTestsInProcess() : CallTelemetrySuite(inProcess: true);

[Collection("calls")]
public sealed class CallTelemetryTestsOverHttp() : CallTelemetrySuite(inProcess: false);
