using Grpc.Core;
using Posthouse.Storage;

namespace Posthouse.Calls;

/// <summary>The metadata by which a caller says that two calls are repetitions of one request.</summary>
public static class IdempotencyKeys
{
    /// <summary>The metadata key.</summary>
    public const string MetadataKey = "idempotency-key";

    private const int Longest = 255;

    /// <summary>Metadata with a key, for a call: choose a new one for every new request, and keep it for its repetitions.</summary>
    /// <param name="key">1 to 255 printable ASCII characters.</param>
    public static Metadata Header(string key) => new() { { MetadataKey, key } };

    /// <summary>
    /// The call's key, in the scope of its method, its caller and the person for whom it is made, for <see cref="Idempotency.OnceAsync"/>. The pipeline has refused calls without one where the contract says
    /// <c>(posthouse.options.v1.idempotency_key) = IDEMPOTENCY_KEY_REQUIRED</c>.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <exception cref="InvalidArgumentException">The call carries no key, or no proper one.</exception>
    public static IdempotencyKey GetIdempotencyKey(this ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var caller = context.GetCaller();
        return new IdempotencyKey($"{context.Method} {caller} {caller.UserId}", Demand(context.RequestHeaders));
    }

    internal static string Demand(Metadata headers)
    {
        var keys = headers.GetAll(MetadataKey).Select(static entry => entry.Value).ToList();
        return keys switch
        {
            [] => throw Refused($"The call needs the metadata \"{MetadataKey}\": a text of your choice, new for every new request and the same when you repeat one.", CallReasons.IdempotencyKeyMissing),
            [{ Length: > 0 and <= Longest } key] when key.All(static letter => letter is >= ' ' and <= '~') => key,
            _ => throw Refused($"The metadata \"{MetadataKey}\" must be there once, with 1 to {Longest} printable ASCII characters.", CallReasons.IdempotencyKeyInvalid),
        };
    }

    private static InvalidArgumentException Refused(string message, string reason) => new(message, reason) { Domain = CallReasons.Domain };
}
