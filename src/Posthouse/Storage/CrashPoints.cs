using System.Diagnostics;

namespace Posthouse.Storage;

/// <summary>
/// Named points at which a test makes the process die as if the power had gone (SIGKILL): no handler runs, nothing is flushed. Does nothing unless armed.
/// </summary>
public sealed class CrashPoints
{
    /// <summary>A unit of work is durable; its caller has not been answered and nobody has been woken.</summary>
    public const string AfterCommitBeforeDelivery = "after-commit-before-delivery";

    /// <summary>A follower has taken a fact's effect and moved its cursor, durably; it has not gone on.</summary>
    public const string AfterEffectBeforeAcknowledgement = "after-effect-before-acknowledgement";

    /// <summary>A job is leased and about to run.</summary>
    public const string WhileJobRuns = "while-job-runs";

    /// <summary>The environment variable that names the point to die at, as <c>name</c> or <c>name:3</c> for its third passing.</summary>
    public const string Variable = "POSTHOUSE_CRASH_AT";

    /// <summary>Never armed.</summary>
    public static readonly CrashPoints None = new(null, 0);

    private readonly string? _name;
    private int _passingsLeft;

    private CrashPoints(string? name, int passings)
    {
        _name = name;
        _passingsLeft = passings;
    }

    /// <summary>Arms the point that <see cref="Variable"/> names, if any. For processes that were started with test controls only.</summary>
    public static CrashPoints FromEnvironment() => Parse(System.Environment.GetEnvironmentVariable(Variable));

    /// <summary>Arms a point.</summary>
    /// <param name="text"><c>name</c> or <c>name:passing</c>, the first passing being 1; empty arms nothing.</param>
    /// <exception cref="ArgumentException">The passing is not a number from 1 on.</exception>
    public static CrashPoints Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return None;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var passing = 1;
        if (colon >= 0 && (!int.TryParse(text.AsSpan(colon + 1), out passing) || passing < 1))
        {
            throw new ArgumentException($"'{text}' does not name a crash point: give name, or name:passing with a passing from 1 on.", nameof(text));
        }

        return new CrashPoints(colon < 0 ? text : text[..colon], passing);
    }

    /// <summary>Passes a point; dies there when it is the armed one and its passing has come.</summary>
    /// <param name="name">The point.</param>
    public void Hit(string name)
    {
        if (_name is not null && string.Equals(_name, name, StringComparison.Ordinal) && Interlocked.Decrement(ref _passingsLeft) == 0)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}
