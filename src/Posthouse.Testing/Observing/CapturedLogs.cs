using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Posthouse.Testing.Observing;

/// <summary>Keeps what is logged, for a test to look at. Safe for any number of threads.</summary>
public sealed class CapturedLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<CapturedLine> _lines = new();

    /// <summary>Everything logged so far, oldest first.</summary>
    public IReadOnlyList<CapturedLine> Lines => [.. _lines];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    /// <summary>Not supported: the lines are kept here and go nowhere else.</summary>
    /// <param name="provider">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Captured logs go nowhere else.");

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines stay to be looked at.
    }

    private sealed class Logger(string category, ConcurrentQueue<CapturedLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new CapturedLine(category, logLevel, eventId.Id, formatter(state, exception), exception));
    }
}

/// <summary>One line of a log.</summary>
/// <param name="Category">The logger's name.</param>
/// <param name="Level">How urgent it is.</param>
/// <param name="EventId">The number of the message.</param>
/// <param name="Message">The text.</param>
/// <param name="Exception">The exception that goes with it.</param>
public sealed record CapturedLine(string Category, LogLevel Level, int EventId, string Message, Exception? Exception);
