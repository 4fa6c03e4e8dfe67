using System.Collections.Immutable;

namespace Posthouse.Hosting.Outside;

/// <summary>
/// A stand-in for a system that is not ours, such as a bank: a program of its own that runs beside the application, started and ended with it, reached only over its public protocol.
/// </summary>
/// <remarks>
/// The program is <c>outside/NAME/NAME.dll</c> beside the application's. It is started with <c>--port N --socket S --data DIR</c> and the arguments given here: the application holds
/// port N open, and S is the number of the listening socket, which the program inherits and answers on. It prints <c>Ready: http://localhost:PORT</c> once it answers, and ends on
/// SIGTERM or when its standard input closes, which happens whenever the application ends, however it does. It starts when the application is ready, or when somebody
/// has waited for it for a second. It is not started when the setting that it provides has a value, nor by a process that runs alone (<c>--process</c>).
/// </remarks>
/// <param name="Program">Name of the program and of its folder.</param>
public sealed record OutsideProgram(string Program)
{
    /// <summary>Name in logs and of its data folder, for programs that run several times. Default: the program's.</summary>
    public string Name { get; init; } = Program;

    /// <summary>Its port; 1 to 65,535. With <c>--port 0</c> it takes any free one instead.</summary>
    public required int Port { get; init; }

    /// <summary>The setting that gets its address, as in <c>Payments:BankUrl</c>.</summary>
    public required string Sets { get; init; }

    /// <summary>Further settings that come with it, by key; in a value <c>{url}</c> stands for its address and <c>{data}</c> for its data folder. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> AlsoSets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Further arguments. Default: none.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    internal IEnumerable<KeyValuePair<string, string>> Settings(Uri address, string data)
    {
        var url = address.GetLeftPart(UriPartial.Authority);
        yield return KeyValuePair.Create(Sets, url);
        foreach (var (key, value) in AlsoSets)
        {
            yield return KeyValuePair.Create(key, value.Replace("{url}", url, StringComparison.Ordinal).Replace("{data}", data, StringComparison.Ordinal));
        }
    }
}
