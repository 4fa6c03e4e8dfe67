using System.Collections.Frozen;

namespace Posthouse.Grpc.Server;

/// <summary>The methods of several bindings by their paths.</summary>
public sealed class GrpcMethodTable
{
    private readonly FrozenDictionary<string, BoundMethod> _methods;

    /// <summary>Makes a table.</summary>
    /// <param name="bindings">The bindings; no two may serve the same method.</param>
    /// <exception cref="ArgumentException">Two bindings serve the same method.</exception>
    public GrpcMethodTable(IEnumerable<GrpcServiceBinding> bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        var methods = new Dictionary<string, BoundMethod>(StringComparer.Ordinal);
        foreach (var method in bindings.SelectMany(binding => binding.Methods))
        {
            if (!methods.TryAdd(method.Method.FullName, method))
            {
                throw new ArgumentException(
                    $"{method.Method.FullName} is served by {methods[method.Method.FullName].ServiceType} and by {method.ServiceType}.",
                    nameof(bindings));
            }
        }

        _methods = methods.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All methods, in no particular order.</summary>
    public IReadOnlyCollection<BoundMethod> Methods => _methods.Values;

    /// <summary>Finds a method.</summary>
    /// <param name="fullName">The path: <c>/service/method</c>.</param>
    /// <returns>The method, or null.</returns>
    public BoundMethod? Find(string fullName) => _methods.GetValueOrDefault(fullName);
}
