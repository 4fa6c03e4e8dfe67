namespace Posthouse.Hosting;

/// <summary>
/// The origin under which outsiders reach the application, the same in every process of every topology: what <c>--public-url</c> says, or else the public listener's address.
/// For links in mails, return addresses and webhooks. Every component can take it as a constructor parameter.
/// </summary>
public sealed class PublicAddress
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _origin;

    /// <summary>Not known yet; whoever starts the processes says it with <see cref="Set"/>.</summary>
    public PublicAddress()
    {
    }

    /// <summary>Known from the beginning, and never changed by a listener.</summary>
    /// <param name="origin">Scheme, host and port.</param>
    public PublicAddress(Uri origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _origin = origin;
        IsFixed = true;
    }

    /// <summary>Whether it was given rather than found.</summary>
    public bool IsFixed { get; }

    /// <summary>The origin now; <see langword="null"/> while it is not known.</summary>
    public Uri? Known => Volatile.Read(ref _origin);

    /// <summary>The origin, for example <c>http://localhost:5000/</c>; waits while the public listener has not opened.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">This process was started alone, without being told: <c>--public-url</c> says it.</exception>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken)
    {
        if (Known is { } known)
        {
            return known;
        }

        await _first.Task.WaitAsync(cancellationToken);
        return Known!;
    }

    /// <summary>Says where the public listener is, or is now; ignored when the origin is fixed.</summary>
    /// <param name="origin">Scheme, host and port.</param>
    public void Set(Uri origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (!IsFixed)
        {
            Volatile.Write(ref _origin, origin);
            _first.TrySetResult();
        }
    }

    /// <summary>An address that nobody will ever say: asking fails at once instead of waiting for ever.</summary>
    internal static PublicAddress Unknown()
    {
        var unknown = new PublicAddress();
        unknown._first.SetException(new InvalidOperationException("The public address is not known here: start the process with --public-url and the origin that outsiders use, for example https://example.org."));
        _ = unknown._first.Task.Exception;
        return unknown;
    }
}
