using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HotelBooking.Tests.Payments;

/// <summary>A bank that loses connections or is silent as it is told, and counts what reaches it. Otherwise it answers every request with an empty object.</summary>
internal sealed class FlakyBank : IAsyncDisposable
{
    private readonly WebApplication _web;
    private int _lost;
    private int _busy;

    private FlakyBank(WebApplication web) => _web = web;

    public Uri Address => new(_web.Urls.First());

    /// <summary>How many of the next requests lose their connection.</summary>
    public int Loses { set => Volatile.Write(ref _lost, value); }

    /// <summary>To how many of the next requests it says that it is at the same one already.</summary>
    public int IsBusyFor { set => Volatile.Write(ref _busy, value); }

    /// <summary>Whether it takes requests and never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The idempotency keys of the requests that reached it; empty texts for those without.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    public static async Task<FlakyBank> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bank = new FlakyBank(builder.Build());
        bank._web.Run(bank.AnswerAsync);
        await bank._web.StartAsync(TestContext.Current.CancellationToken);
        return bank;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Keys.Enqueue(http.Request.Headers["Idempotency-Key"].ToString());
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (Interlocked.Decrement(ref _lost) >= 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = Interlocked.Decrement(ref _busy) >= 0 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        await http.Response.WriteAsJsonAsync(new { });
    }
}
