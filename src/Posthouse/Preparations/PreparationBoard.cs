using System.Globalization;

namespace Posthouse.Preparations;

/// <summary>
/// Shows how far preparations are: on a terminal as one line of bars that is drawn over itself, otherwise as a line at the beginning, at each quarter and at the end.
/// </summary>
internal sealed class PreparationBoard(TextWriter writer, bool isTerminal)
{
    private const int Width = 24;
    private const string ClearLine = "\r\e[2K";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, PreparationStep> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _begun = new(StringComparer.Ordinal);

    public void Show(PreparationStep step)
    {
        lock (_lock)
        {
            var before = _steps.GetValueOrDefault(step.Component);
            _begun.TryAdd(step.Component, TimeProvider.System.GetTimestamp());
            _steps[step.Component] = step;
            if (step.Done == step.Total)
            {
                Finish(step.Component);
            }
            else if (isTerminal)
            {
                writer.Write(ClearLine + string.Join("   ", _steps.Values.Select(Bar)) + "\r");
            }
            else if (before is null || step.Percent / 25 > before.Percent / 25)
            {
                writer.WriteLine($"Preparing {step.Component}: {step.Percent} %");
            }
        }
    }

    private void Finish(string component)
    {
        _steps.Remove(component);
        if (_begun.Remove(component, out var begun))
        {
            var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            writer.WriteLine($"{(isTerminal ? ClearLine : "")}Prepared {component} in {seconds} s");
        }
    }

    private static string Bar(PreparationStep step)
    {
        var filled = step.Percent * Width / 100;
        return $"Preparing {step.Component} {new string('█', filled)}{new string('░', Width - filled)} {step.Percent,3} %";
    }
}
