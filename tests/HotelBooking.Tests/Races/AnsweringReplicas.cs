using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Posthouse.Calls;

namespace HotelBooking.Tests.Races;

/// <summary>
/// Notes which replicas answer calls, as their own web servers tell: each has a port of its own. All clusters of a test process are heard, so a test tells its own calls by
/// what their idempotency keys begin with.
/// </summary>
internal sealed class AnsweringReplicas : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string WebServer = "Microsoft.AspNetCore";
    private const string RequestBegins = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";

    private readonly string _keys;
    private readonly ConcurrentDictionary<string, int> _portOfCall = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> _heard = [];
    private readonly IDisposable _all;

    public AnsweringReplicas(string keys)
    {
        _keys = keys;
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>How many calls each replica answered, by its port; a call that came again counts where it came last.</summary>
    public IReadOnlyDictionary<int, int> Calls => _portOfCall.Values.CountBy(static port => port).ToDictionary();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == WebServer)
        {
            _heard.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: RequestBegins, Value: HttpContext http }
            && http.Request.Headers[IdempotencyKeys.MetadataKey].ToString() is var key
            && key.StartsWith(_keys, StringComparison.Ordinal))
        {
            _portOfCall[key] = http.Connection.LocalPort;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var heard in _heard)
        {
            heard.Dispose();
        }
    }
}
