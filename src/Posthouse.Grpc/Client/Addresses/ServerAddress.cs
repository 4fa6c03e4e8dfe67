using System.Collections.Concurrent;

namespace Posthouse.Grpc.Client;

/// <summary>One server: where its methods are, and whether it could be reached lately.</summary>
internal sealed class ServerAddress
{
    private readonly ConcurrentDictionary<string, Uri> _methods = new(StringComparer.Ordinal);
    private long _passOverUntil = long.MinValue;

    internal ServerAddress(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException(
                $"\"{address}\" is not an absolute http or https address, such as http://localhost:50051.", nameof(address));
        }

        Address = address;
    }

    internal Uri Address { get; }

    internal bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    internal Uri MethodUri(string fullName) => _methods.TryGetValue(fullName, out var uri)
        ? uri
        : _methods.GetOrAdd(fullName, static (name, address) => new Uri(address, name), Address);

    internal bool IsPassedOver(long now) => now < Volatile.Read(ref _passOverUntil);

    internal void PassOverUntil(long timestamp) => Volatile.Write(ref _passOverUntil, timestamp);

    internal void MarkReached()
    {
        if (Volatile.Read(ref _passOverUntil) != long.MinValue)
        {
            PassOverUntil(long.MinValue);
        }
    }
}
