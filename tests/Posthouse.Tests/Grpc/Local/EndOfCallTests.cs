using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;

namespace Posthouse.Tests.Grpc.Local;

/// <summary>A handler that sees the end of its call before the client is through with ending it.</summary>
public sealed class EndOfCallTests
{
    [Fact]
    public async Task Whoever_sees_that_a_call_is_over_has_a_token_that_is_cancelled()
    {
        using var time = new SlowTime();
        var handler = new Watcher(time);
        var client = new EchoService.EchoServiceClient(new LocalCallInvoker(new GrpcMethodTable([GrpcServiceBinding.Of(handler, null)]), new LocalCaller("tests"), time));
        var call = client.Converse(deadline: time.GetUtcNow().UtcDateTime.AddHours(1), cancellationToken: TestContext.Current.CancellationToken);
        await handler.Waiting.WaitAsync(TestContext.Current.CancellationToken);

        var ending = Task.Run(call.Dispose, TestContext.Current.CancellationToken);
        var headers = await handler.Headers.WaitAsync(TestContext.Current.CancellationToken);
        time.Go.Set();
        await ending;

        Assert.Equal((TaskStatus.Canceled, true), headers);
    }

    private sealed class Watcher(SlowTime time) : EchoService.EchoServiceBase
    {
        private readonly TaskCompletionSource<(TaskStatus, bool)> _headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(TaskStatus Status, bool IsCancelled)> Headers => _headers.Task;

        public Task Waiting => _waiting.Task;

        public override async Task Converse(IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
        {
            var token = context.CancellationToken;
            _waiting.SetResult();
            await time.Ending;
            try
            {
                _headers.SetResult((context.WriteResponseHeadersAsync([]).Status, token.IsCancellationRequested));
            }
            catch (ArgumentException wrong)
            {
                _headers.SetException(wrong);
            }
        }
    }

    // Ending a call stops its timer, and that takes as long as the test wants.
    private sealed class SlowTime : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Go { get; } = new();

        public Task Ending => _ending.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this);

        public void Dispose() => Go.Dispose();

        private sealed class Timer(SlowTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                time._ending.TrySetResult();
                time.Go.Wait(TestContext.Current.CancellationToken);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
