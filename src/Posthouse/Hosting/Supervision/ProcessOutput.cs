namespace Posthouse.Hosting.Supervision;

/// <summary>Writes the lines of supervised processes under each other, each with its process's name, coloured where somebody looks.</summary>
internal sealed class ProcessOutput
{
    private static readonly int[] Colours = [36, 33, 35, 32, 34, 31, 96, 93, 95, 92];

    private readonly TextWriter _writer;
    private readonly bool _coloured;
    private readonly int _width;
    private readonly SemaphoreSlim _writing = new(1, 1);

    public ProcessOutput(TextWriter writer, bool coloured, int width)
    {
        _writer = writer;
        _coloured = coloured;
        _width = width;
    }

    /// <summary>Colours are for terminals; <c>NO_COLOR</c> turns them off everywhere, <c>FORCE_COLOR</c> on.</summary>
    public static bool WantsColours(Func<string, string?> environment, bool isRedirected)
    {
        if (environment("NO_COLOR") is { Length: > 0 })
        {
            return false;
        }

        return environment("FORCE_COLOR") is { Length: > 0 } || !isRedirected;
    }

    public async Task PumpAsync(string name, int index, TextReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None) is { } line)
        {
            await WriteAsync(name, index, line);
        }
    }

    public async Task WriteAsync(string name, int index, string line)
    {
        var prefix = _coloured ? $"\e[{Colours[index % Colours.Length]}m{name.PadRight(_width)} |\e[0m " : $"{name.PadRight(_width)} | ";
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            await _writer.WriteLineAsync(prefix + line);
        }
        finally
        {
            _writing.Release();
        }
    }
}
