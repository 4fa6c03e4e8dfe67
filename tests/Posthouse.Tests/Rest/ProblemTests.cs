using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Rest;
using Posthouse.Rest.Problems;
using Posthouse.Tests.Contracts.Rest.V1;
using RpcStatus = Google.Rpc.Status;

namespace Posthouse.Tests.Rest;

public sealed class ProblemTests
{
    private static readonly ProblemReader Reader = new(new ReasonTable([PaymentsReflection.Descriptor, EchoReflection.Descriptor], new Dictionary<string, int>(StringComparer.Ordinal) { ["KEY_REUSED"] = 422 }), static failure => failure);

    [Theory]
    [InlineData(1, 499, "CANCELLED")]
    [InlineData(2, 500, "UNKNOWN")]
    [InlineData(3, 400, "INVALID_ARGUMENT")]
    [InlineData(4, 504, "DEADLINE_EXCEEDED")]
    [InlineData(5, 404, "NOT_FOUND")]
    [InlineData(6, 409, "ALREADY_EXISTS")]
    [InlineData(7, 403, "PERMISSION_DENIED")]
    [InlineData(8, 429, "RESOURCE_EXHAUSTED")]
    [InlineData(9, 400, "FAILED_PRECONDITION")]
    [InlineData(10, 409, "ABORTED")]
    [InlineData(11, 400, "OUT_OF_RANGE")]
    [InlineData(12, 501, "UNIMPLEMENTED")]
    [InlineData(13, 500, "INTERNAL")]
    [InlineData(14, 503, "UNAVAILABLE")]
    [InlineData(15, 500, "DATA_LOSS")]
    [InlineData(16, 401, "UNAUTHENTICATED")]
    public async Task Every_code_has_its_published_status(int code, int status, string name)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", $"/api/echo/v1/echo?failure.code={code}&failure.message=So%20it%20is.");

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal((status, name, "So it is."), (answer.Json.GetProperty("status").GetInt32(), answer.Json.GetProperty("code").GetString(), answer.Json.GetProperty("detail").GetString()));
        Assert.Equal("about:blank", answer.Json.GetProperty("type").GetString());
        Assert.False(answer.Json.TryGetProperty("reason", out _));
        Assert.Equal(status == 401, answer.Headers.ContainsKey("WWW-Authenticate"));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("posthouse.payments.v1", "PAYMENT_REASON_ORDER_CHANGED", 409, "Order changed")]
    [InlineData("posthouse.payments.v1", "PAYMENT_REASON_REFUND_CHANGED", 422, "Refund changed")]
    [InlineData("posthouse.payments.v1", "PAYMENT_REASON_BANK_UNREACHABLE", 400, "Bank unreachable")]
    [InlineData("somebody.else", "PAYMENT_REASON_ORDER_CHANGED", 400, "Payment reason order changed")]
    [InlineData("posthouse", "KEY_REUSED", 422, "Key reused")]
    public void A_reason_has_the_status_that_its_contract_gives_it(string domain, string reason, int status, string title)
    {
        var problem = Reader.Read(Failure(new ErrorInfo { Type = reason, Domain = domain }), StartCheckoutRequest.Descriptor);

        Assert.Equal((status, reason, title), (problem.Status, problem.Reason, problem.Title));
    }

    [Theory]
    [InlineData(2, 0, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(-1, 0, 0)]
    public void What_says_when_to_try_again_becomes_whole_seconds(long seconds, int nanos, int told)
    {
        var problem = Reader.Read(Failure(new RetryInfo { RetryDelay = new Duration { Seconds = seconds, Nanos = nanos } }), StartCheckoutRequest.Descriptor);

        Assert.Equal(told, problem.RetryAfterSeconds);
    }

    [Theory]
    [InlineData("order_id", "orderId")]
    [InlineData("amount.currency_code", "amount.currencyCode")]
    [InlineData("nothing_of_it", "nothing_of_it")]
    [InlineData("", "")]
    public void Fields_are_named_as_json_names_them(string field, string inJson)
    {
        var problem = Reader.Read(Failure(new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = "is wrong" } } }), StartCheckoutRequest.Descriptor);

        Assert.Equal([new Violation(inJson, "is wrong")], problem.Violations);
    }

    [Theory]
    [InlineData("inner.items[2].an_int32", "inner.items[2].anInt32")]
    [InlineData("by_number[-5].some_bytes", "byNumber[-5].someBytes")]
    [InlineData("by_text[\"a_b.an_int32[\\\"0]\"]", "byText[\"a_b.an_int32[\\\"0]\"]")]
    [InlineData("called_otherwise", "other")]
    public void Fields_within_lists_and_maps_are_named_as_json_names_them(string field, string inJson) => Assert.Equal(inJson, FieldNames.InJson(Everything.Descriptor, field));

    [Fact]
    public void Details_that_cannot_be_read_leave_the_status()
    {
        var failure = new RpcException(new global::Grpc.Core.Status(StatusCode.NotFound, "None."), new Metadata { { "grpc-status-details-bin", [255, 255] } });

        Assert.Equal(404, Reader.Read(failure, StartCheckoutRequest.Descriptor).Status);
    }

    [Fact]
    public async Task An_unhandled_exception_says_nothing_of_itself()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", "/api/echo/v1/echo?failure.code=0&failure.message=secret");

        Assert.Equal((500, "UNHANDLED_EXCEPTION"), (answer.Status, answer.Reason));
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/echo/v1/nothing", 404, null)]
    [InlineData("GET", "/api/echo", 404, null)]
    [InlineData("POST", "/api/echo/v1/echo:inside", 404, null)]
    [InlineData("PUT", "/api/echo/v1/echo", 405, "GET, POST, REPORT, HEAD")]
    [InlineData("GET", "/api/echo/v1/echo:collect", 405, "POST")]
    [InlineData("POST", "/api/echo/v1/texts/a", 405, "GET, HEAD")]
    public async Task Paths_and_methods_that_are_not_there_are_told(string method, string path, int status, string? allow)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync(method, path);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal(allow, answer.Headers.GetValueOrDefault("Allow"));
    }

    [Theory]
    [InlineData("POST", "/api", 405, "METHOD_NOT_ALLOWED", "GET, HEAD")]
    [InlineData("DELETE", "/api/openapi.json", 405, "METHOD_NOT_ALLOWED", "GET, HEAD")]
    [InlineData("PUT", "/api/api.js", 405, "METHOD_NOT_ALLOWED", "GET, HEAD")]
    [InlineData("GET", "/api/nothing/openapi.json", 404, "NO_SUCH_PATH", null)]
    [InlineData("GET", "/api/echo/v1/echo?text=a&text=b", 400, "INVALID_REQUEST", null)]
    [InlineData("GET", "/api/echo/v1/echo?other=1", 400, "INVALID_REQUEST", null)]
    [InlineData("GET", "/api/echo/v1/echo?failure.code=14", 503, null, null)]
    [InlineData("GET", "/api/echo/v1/echo?failure.code=16", 401, null, null)]
    [InlineData("GET", "/api/echo/v1/echo?failure.code=4&failure.reason=LATE", 504, "LATE", null)]
    public async Task Whatever_is_refused_is_a_problem(string method, string path, int status, string? reason, string? allow)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync(method, path);

        Assert.Equal((status, "application/problem+json", "no-store"), (answer.Status, answer.ContentType, answer.Headers["Cache-Control"]));
        Assert.Equal((status, reason), (answer.Json.GetProperty("status").GetInt32(), answer.Json.TryGetProperty("reason", out var told) ? told.GetString() : null));
        Assert.Equal(allow, answer.Headers.GetValueOrDefault("Allow"));
        Assert.Equal(status == 503, answer.Headers.ContainsKey("Retry-After"));
        Assert.Equal(status == 401, answer.Headers.ContainsKey("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("{\"text\":\n  oops}", "line 2, byte 3: ")]
    [InlineData("{\"text\":\"a\"", "line 1, byte 12: ")]
    public async Task A_body_that_is_no_json_is_told_where_it_stops_being_any(string body, string place)
    {
        await using var echo = await RestEcho.StartAsync();

        var one = await echo.SendAsync("POST", "/api/echo/v1/echo", RestEcho.Json(body));
        var second = await echo.SendAsync("POST", "/api/echo/v1/echo:collect", RestEcho.Lines("{}", "{\"text\":oops}"));

        Assert.Equal((400, "UNREADABLE_BODY"), (one.Status, one.Reason));
        Assert.Contains($"The body cannot be read: {place}", one.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("line 2, byte 9: ", second.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_with_what_is_taken()
    {
        await using var echo = await RestEcho.StartAsync();
        using var body = RestEcho.Json("{}");
        body.Headers.ContentEncoding.Add("gzip");

        var answer = await echo.SendAsync("POST", "/api/echo/v1/echo", body);

        Assert.Equal((415, "UNSUPPORTED_CONTENT_CODING", "identity"), (answer.Status, answer.Reason, answer.Headers["Accept-Encoding"]));
    }

    [Fact]
    public async Task Before_the_application_is_ready_requests_are_told_when_to_come_back()
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await RestSurface.NotReadyAsync(context);

        Assert.Equal((503, "application/problem+json", "2"), (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.RetryAfter.ToString()));
    }

    [Theory]
    [InlineData("delayMilliseconds=-1", "delayMilliseconds must be 0 or more")]
    [InlineData("delayMilliseconds=-1&repeat=-1", "2 fields of the request break rules: repeat, delayMilliseconds.")]
    public async Task What_a_service_refuses_is_told_in_the_names_of_json(string query, string detail)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", $"/api/echo/v1/echo?{query}");

        Assert.Equal((400, "INVALID_REQUEST", detail), (answer.Status, answer.Reason, answer.Json.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Options_and_head_are_answered()
    {
        await using var echo = await RestEcho.StartAsync();

        var options = await echo.SendAsync("OPTIONS", "/api/echo/v1/echo");
        var head = await echo.SendAsync("HEAD", "/api/echo/v1/echo?text=abc");

        Assert.Equal((204, "GET, POST, REPORT, HEAD, OPTIONS"), (options.Status, options.Headers["Allow"]));
        Assert.Equal((200, "", "application/json"), (head.Status, head.Body, head.ContentType));
        Assert.NotEqual("0", head.Headers["Content-Length"]);
    }

    private static RpcException Failure(Google.Protobuf.IMessage detail) =>
        new RpcStatus { Code = (int)StatusCode.FailedPrecondition, Message = "No.", Details = { Any.Pack(detail) } }.ToRpcException();
}
