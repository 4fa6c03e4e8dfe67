using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hostile;

/// <summary>
/// Damaged inputs over eight connections at once. What a session sends depends on the seed and the session's number alone, so a seed repeats everything but the order of arrival.
/// </summary>
internal sealed class Assault : IDisposable
{
    public const int Connections = 8;

    private readonly TargetProcess _target;
    private readonly int _seed;
    private readonly TimeSpan _patience;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private int _next = -1;

    public Assault(TargetProcess target, int seed, TimeSpan patience)
    {
        _target = target;
        _seed = seed;
        _patience = patience;
        _client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Whether nothing but REST is sent.</summary>
    public bool OnlyRest { get; init; }

    /// <summary>What has been dealt with so far.</summary>
    public Tally Sent { get; private set; } = new();

    /// <summary>Goes on until there was enough, or something is wrong.</summary>
    /// <param name="enough">Number of inputs.</param>
    /// <param name="batch">Number of inputs after which the target is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> RunAsync(int enough, int batch, CancellationToken cancellationToken)
    {
        while (Sent.Total < enough)
        {
            var goal = Math.Min(enough, Sent.Total + batch);
            var problems = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SessionsAsync(goal, cancellationToken), cancellationToken)));
            var problem = problems.FirstOrDefault(static found => found is not null) ?? await ExamineAsync(cancellationToken);
            if (problem is not null)
            {
                var complaints = string.Join('\n', _target.Complaints.Take(5));
                return $"{problem} After {Sent}, sessions up to {_next}, seed {_seed}. The target complains:\n{complaints}\nIts last words:\n{_target.Tail}";
            }
        }

        return null;
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> SessionsAsync(int goal, CancellationToken cancellationToken)
    {
        while (Sent.Total < goal)
        {
            var number = Interlocked.Increment(ref _next);
            var random = new Random(unchecked((_seed * 1_000_003) + number));
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(_patience);
            try
            {
                var tally = await SessionAsync(random, patience.Token);
                lock (_target)
                {
                    Sent += tally;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return $"Session {number} was not over within {_patience}.";
            }
            catch (Exception failure) when (failure is HttpRequestException or System.Net.Sockets.SocketException or IOException)
            {
                return $"Session {number} failed: {failure.GetBaseException().Message}";
            }
        }

        return null;
    }

    private Task<Tally> RestAsync(Random random, CancellationToken patience) => new RestSession(_client).RunAsync(_target.Address, random, patience);

    private Task<Tally> SessionAsync(Random random, CancellationToken patience) => OnlyRest ? RestAsync(random, patience) : random.Next(100) switch
    {
        < 60 => FrameSession.RunAsync(_target.Address, random, patience),
        < 80 => HeadSession.RunAsync(_target.Address, random, patience),
        < 85 => new BodySession(_client).RunAsync(_target.Address, random, patience),
        < 87 => RestAsync(random, patience),
        _ => CallSession.RunAsync(_target.Address, random, patience),
    };

    private async Task<string?> ExamineAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            using var channel = GrpcChannel.ForAddress(_target.Address);
            var answer = await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Text = "still there" }, cancellationToken: patience.Token);
            Assert.Equal("still there", answer.Text);
            while ((await _target.StateAsync(patience.Token)).Requests > 0)
            {
                await Task.Delay(10, patience.Token);
            }
        }
        catch (Exception failure) when (failure is RpcException or IOException or System.Threading.Channels.ChannelClosedException)
        {
            return $"A valid call fails: {failure.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"Requests are still under way {_patience} after the last connection was closed.";
        }

        return _target.Complaints is [var first, ..] ? $"The target complains: {first}" : null;
    }
}
