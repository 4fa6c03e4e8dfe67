using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>Pages of other origins, with the framework's middleware and the runtime's policy.</summary>
public sealed class OtherOriginTests
{
    private const string Page = "https://pages.example.org";

    [Fact]
    public async Task A_named_origin_may_call_and_see_the_outcome()
    {
        await using var host = await EchoHost.StartAsync(use: application => application.UseCors(policy => policy.WithOrigins(Page).AllowCalls()));

        var asked = await host.SendAsync(Ask());
        var called = await host.SendAsync(EchoHost.Post("Echo", "application/grpc-web", Frames.Of(0, []), ("Origin", Page)));

        Assert.Equal((204, Page), (asked.Status, asked.Header("access-control-allow-origin")));
        Assert.Equal(("x-mine,connect-protocol-version", "7200"), (asked.Header("access-control-allow-headers"), asked.Header("access-control-max-age")));
        Assert.Contains("grpc-status", called.Header("access-control-expose-headers")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_policy_nobody_is_told_anything()
    {
        await using var host = await EchoHost.StartAsync();

        var asked = await host.SendAsync(Ask());

        Assert.Equal((405, null), (asked.Status, asked.Header("access-control-allow-origin")));
    }

    private static HttpRequestMessage Ask()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, EchoHost.Service + "Echo");
        request.Headers.Add("Origin", Page);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-mine,connect-protocol-version");
        return request;
    }
}
