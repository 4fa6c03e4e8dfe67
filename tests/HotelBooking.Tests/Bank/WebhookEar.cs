using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HotelBooking.Tests.Bank;

/// <summary>Hears what the bank tells, and answers as a test wants.</summary>
internal sealed class WebhookEar : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<string> _heard = new();
    private int _refused;

    private WebhookEar()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _web = builder.Build();
        _web.Urls.Add("http://127.0.0.1:0");
        _web.MapPost("/hook", HearAsync);
    }

    public string Address => $"{_web.Urls.First()}/hook";

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public IReadOnlyList<string> Heard => [.. _heard];

    public int Refused => Volatile.Read(ref _refused);

    public static async Task<WebhookEar> StartAsync()
    {
        var ear = new WebhookEar();
        await ear._web.StartAsync(TestContext.Current.CancellationToken);
        return ear;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task<IResult> HearAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (Answer == HttpStatusCode.OK)
        {
            _heard.Enqueue(body);
        }
        else
        {
            Interlocked.Increment(ref _refused);
        }

        return Results.StatusCode((int)Answer);
    }
}
