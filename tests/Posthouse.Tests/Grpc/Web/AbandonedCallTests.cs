using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>Callers who go away while a handler works, over HTTP/1.1 and HTTP/2.</summary>
public sealed class AbandonedCallTests
{
    private static readonly byte[] Message = new EchoRequest { Repeat = 1 }.ToByteArray();

    [Theory]
    [InlineData("Echo", "application/grpc-web", false)]
    [InlineData("Echo", "application/grpc-web", true)]
    [InlineData("Echo", "application/proto", false)]
    [InlineData("Echo", "application/proto", true)]
    [InlineData("Repeat", "application/connect+proto", false)]
    [InlineData("Repeat", "application/connect+proto", true)]
    [InlineData("Repeat", "application/grpc-web-text", false)]
    public async Task The_handler_is_cancelled(string method, string contentType, bool http2)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync();
        host.Server.OnEcho = async (_, context) =>
        {
            await WaitAsync(context.CancellationToken);
            return new EchoResponse();
        };
        host.Server.OnRepeat = (_, _, context) => WaitAsync(context.CancellationToken);
        using var away = new CancellationTokenSource();
        var body = contentType.EndsWith("/proto", StringComparison.Ordinal) ? Message : Frames.Of(0, Message);

        var call = host.SendAsync(EchoHost.Post(method, contentType, contentType.EndsWith("text", StringComparison.Ordinal) ? Frames.Text(body) : body), http2, away.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await away.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        async Task WaitAsync(CancellationToken cancellationToken)
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                cancelled.SetResult();
            }
        }
    }
}
