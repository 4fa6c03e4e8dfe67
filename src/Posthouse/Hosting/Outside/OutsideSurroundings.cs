using Microsoft.Extensions.Logging;
using Posthouse.Hosting.Supervision;

namespace Posthouse.Hosting.Outside;

/// <summary>What the outside programs of one run have in common.</summary>
internal sealed record OutsideSurroundings(string DataDirectory, ProcessOutput Output, Random Random, ILogger Logger, CancellationToken Stopping)
{
    /// <summary>Held while a program is started, so that none inherits the socket of another.</summary>
    public Lock Starting { get; } = new();

    /// <summary>Fails when a program cannot start; never succeeds.</summary>
    public TaskCompletionSource Failure { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
