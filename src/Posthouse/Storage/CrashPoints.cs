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

    /// <summary>The environment variable that names the point to die at: <c>name</c>, <c>name:3</c> for its third passing, <c>name:3@Payments</c> for that of one component.</summary>
    public const string Variable = "POSTHOUSE_CRASH_AT";

    /// <summary>Never armed.</summary>
    public static readonly CrashPoints None = new(null);

    private volatile ArmedPoint? _armed;

    private CrashPoints(ArmedPoint? armed) => _armed = armed;

    /// <summary>Arms the point that <see cref="Variable"/> names, if any. For processes that were started with test controls only.</summary>
    public static CrashPoints FromEnvironment() => Parse(System.Environment.GetEnvironmentVariable(Variable));

    /// <summary>Arms a point.</summary>
    /// <param name="text"><c>name</c>, <c>name:passing</c>, the first passing being 1, or either with <c>@Component</c>; empty arms nothing.</param>
    /// <exception cref="ArgumentException">The passing is not a number from 1 on.</exception>
    public static CrashPoints Parse(string? text) => string.IsNullOrEmpty(text) ? None : new CrashPoints(ArmedPoint.Parse(text));

    /// <summary>Points that a test may arm while the process runs.</summary>
    internal static CrashPoints Armable() => new(System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? ArmedPoint.Parse(text) : null);

    /// <summary>Arms another point from now on, in place of the one that was armed.</summary>
    internal void Arm(string text) => _armed = ArmedPoint.Parse(text);

    /// <summary>Passes a point; dies there when it is the armed one and its passing has come.</summary>
    /// <param name="name">The point.</param>
    /// <param name="component">The component that passes it.</param>
    public void Hit(string name, string component)
    {
        if (_armed is { } armed && armed.Fits(name, component) && armed.Pass())
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    /// <summary>Passes a point of a component's own, which no other component has.</summary>
    /// <param name="name">The point.</param>
    public void Hit(string name)
    {
        if (_armed is { } armed)
        {
            Hit(name, armed.Component ?? "");
        }
    }

    private sealed class ArmedPoint(string name, string? component, int passings)
    {
        private int _passingsLeft = passings;

        public string? Component { get; } = component;

        public static ArmedPoint Parse(string text)
        {
            var (point, component) = text.Split('@', 2) is [var before, var after] ? (before, after) : (text, null);
            var colon = point.IndexOf(':', StringComparison.Ordinal);
            var passing = 1;
            if (colon >= 0 && (!int.TryParse(point.AsSpan(colon + 1), out passing) || passing < 1))
            {
                throw new ArgumentException($"'{text}' does not name a crash point: give name, or name:passing with a passing from 1 on, and @Component for that of one component.", nameof(text));
            }

            return new ArmedPoint(colon < 0 ? point : point[..colon], component, passing);
        }

        public bool Fits(string passed, string by) => passed == name && (Component is null || Component == by);

        public bool Pass() => Interlocked.Decrement(ref _passingsLeft) == 0;
    }
}
