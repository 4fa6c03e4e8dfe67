using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Posthouse.Hosting;
using Posthouse.Security;

namespace Posthouse.Surfaces;

/// <summary>Forwards a request from the public process to the process of the component that exposes the path, and streams the answer back.</summary>
internal sealed class SurfaceForwarder : IDisposable
{
    private readonly AddressBook _addresses;
    private readonly CallerTokens _tokens;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    // The processes that the last request for them did not reach.
    private readonly ConcurrentDictionary<string, bool> _away = new(StringComparer.Ordinal);

    private int _turn;

    public SurfaceForwarder(AddressBook addresses, CallerTokens tokens, TimeProvider time, ILoggerFactory loggers)
    {
        _addresses = addresses;
        _tokens = tokens;
        _time = time;
        _logger = loggers.CreateLogger("Posthouse.Surfaces");
    }

    public async Task ForwardAsync(HttpContext context, string process)
    {
        // The process that handles the request enforces its own limit.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var remaining = Remaining(context);
        using var patience = new CancellationTokenSource(remaining, TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, patience.Token);
        try
        {
            using var response = await SendAsync(context, process, remaining, ended.Token);
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            _away.TryRemove(process, out _);
            await AnswerAsync(context, response, process);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
        catch (OperationCanceledException)
        {
            Log.NotForwarded(_logger, LogLevel.Warning, context.Request.Method, context.Request.Path, process, "no answer in time");
            await PlainPages.TooLateAsync(context);
        }
        catch (HttpRequestException exception)
        {
            // Everybody who comes while a process is started again meets the same: it is said once.
            var level = _away.TryAdd(process, true) ? LogLevel.Warning : LogLevel.Debug;
            Log.NotForwarded(_logger, level, context.Request.Method, context.Request.Path, process, exception.Message);
            await PlainPages.UnavailableAsync(context);
        }
    }

    public void Dispose() => _client.Dispose();

    private TimeSpan Remaining(HttpContext context)
    {
        var remaining = context.Features.Get<RequestBudget>() is { } budget ? budget.Deadline - _time.GetUtcNow() : new SurfaceOptions().Budget;
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, string process, TimeSpan remaining, CancellationToken cancellationToken)
    {
        var replicas = _addresses.Of(process);
        if (replicas.IsEmpty)
        {
            throw new HttpRequestException($"no address of process {process} is known");
        }

        var body = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? new ForwardedBody(context.Request) : null;
        var turn = Interlocked.Increment(ref _turn);
        for (var attempt = 1; ; attempt++)
        {
            var request = Translate(context, replicas[(int)((uint)(turn + attempt) % (uint)replicas.Length)], body);
            ForwardedRequest.Write(context, request, _tokens.For(Caller.Outside.For(context.Features.Get<SignedInUser>()?.Id)), remaining);
            try
            {
                return await _client.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError && attempt < replicas.Length && body is not { WasRead: true })
            {
                // Nothing was sent: the next replica may take it.
                request.Content = null;
            }
        }
    }

    private static HttpRequestMessage Translate(HttpContext context, Uri address, ForwardedBody? body)
    {
        var incoming = context.Request;
        var request = new HttpRequestMessage(new HttpMethod(incoming.Method), Target(context, address))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        foreach (var (name, values) in incoming.Headers)
        {
            if (IsPassedOn(name, incoming.Headers.Connection) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.Host = incoming.Host.Value;
        return request;
    }

    // The body tells its own length, and the span of this process is the parent of those that follow.
    private static bool IsPassedOn(string name, StringValues connection) =>
        !HopByHop.Is(name, connection) && name != HeaderNames.ContentLength
        && (Activity.Current is null || !(name == HeaderNames.TraceParent || name == HeaderNames.TraceState));

    // The path goes on exactly as it came, so that both processes decode the same octets.
    private static Uri Target(HttpContext context, Uri address)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var target = raw is { Length: > 0 } && raw[0] == '/' ? raw : context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        return new Uri(address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private async Task AnswerAsync(HttpContext context, HttpResponseMessage response, string process)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        StringValues none = default;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!HopByHop.Is(name, none))
            {
                context.Response.Headers.Append(name, values.ToArray());
            }
        }

        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            await BodyPump.CopyAsync(body, context.Response.Body, context.RequestAborted);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            // The status line is out: cutting the connection is the only honest answer left.
            Log.BrokenOff(_logger, context.Request.Method, context.Request.Path, process, exception.Message);
            context.Abort();
        }
    }
}
