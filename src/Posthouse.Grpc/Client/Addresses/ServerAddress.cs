using System.Collections.Concurrent;

namespace Posthouse.Grpc.Client;

/// <summary>One server: where its methods are, and whether it could be reached lately.</summary>
internal sealed class ServerAddress
{
    private readonly ConcurrentDictionary<string, Uri> _methods = new(StringComparer.Ordinal);
    private long _passOverUntil = long.MinValue;
    private int _callsUnderWay;

    /// <summary>A server.</summary>
    /// <param name="address">Absolute http or https address.</param>
    /// <param name="authority">What requests name instead of the address: the name that was looked up; null for the address.</param>
    internal ServerAddress(Uri address, string? authority = null)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException(
                $"\"{address}\" is not an absolute http or https address, such as http://localhost:50051.", nameof(address));
        }

        Address = address;
        Authority = authority;
    }

    internal Uri Address { get; }

    internal string? Authority { get; }

    /// <summary>How often in a row it could not be reached.</summary>
    internal int Failures { get; private set; }

    /// <summary>How many calls of this channel list have gone to this server and have not ended.</summary>
    internal int CallsUnderWay => Volatile.Read(ref _callsUnderWay);

    internal bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    internal Uri MethodUri(string fullName) => _methods.TryGetValue(fullName, out var uri)
        ? uri
        : _methods.GetOrAdd(fullName, static (name, address) => new Uri(address, name), Address);

    internal void Enter() => Interlocked.Increment(ref _callsUnderWay);

    internal void Leave() => Interlocked.Decrement(ref _callsUnderWay);

    internal bool IsPassedOver(long now) => now < Volatile.Read(ref _passOverUntil);

    /// <summary>Notes that the server could not be reached.</summary>
    /// <param name="until">Timestamp until which others are preferred.</param>
    /// <returns>Whether it was reached the time before, or this is the first time.</returns>
    internal bool PassOverUntil(long until)
    {
        Failures++;
        return Interlocked.Exchange(ref _passOverUntil, until) == long.MinValue;
    }

    /// <summary>Claims the attempt to reach it again: other calls go on passing it over meanwhile.</summary>
    /// <param name="until">Timestamp until which they do.</param>
    internal void Probe(long until)
    {
        if (Volatile.Read(ref _passOverUntil) != long.MinValue)
        {
            Volatile.Write(ref _passOverUntil, until);
        }
    }

    internal void MarkReached()
    {
        if (Volatile.Read(ref _passOverUntil) != long.MinValue)
        {
            Failures = 0;
            Volatile.Write(ref _passOverUntil, long.MinValue);
        }
    }
}
