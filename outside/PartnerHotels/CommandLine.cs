using System.Globalization;

namespace PartnerHotels;

/// <summary>What every program beside an application understands: <c>--port</c>, <c>--socket</c>, <c>--data</c>, and the end of its standard input as the sign to end.</summary>
internal static class CommandLine
{
    /// <summary>Reads the options.</summary>
    /// <returns><see langword="null"/> when they cannot be understood.</returns>
    public static PartnerHotelsOptions? Read(string[] args)
    {
        var options = new PartnerHotelsOptions { Partner = "", DataDirectory = "" };
        for (var at = 0; at + 1 < args.Length; at += 2)
        {
            options = (args[at], args[at + 1]) switch
            {
                ("--partner", var name) when Partner.Named(name) is not null => options with { Partner = name },
                ("--data", var folder) => options with { DataDirectory = folder },
                ("--hotels", var count) when Number(count) is { } hotels => options with { Hotels = hotels },
                ("--port", var text) when Number(text) is { } port and <= 65_535 => options with { Port = port },
                ("--socket", var text) when Number(text) is { } socket => options with { Socket = (ulong)socket },
                _ => options with { Partner = "", DataDirectory = "" },
            };
        }

        return args.Length % 2 == 0 && options is { Partner.Length: > 0, DataDirectory.Length: > 0 } ? options : null;
    }

    /// <summary>Waits for whoever started the program to let go of it.</summary>
    public static async Task StandardInputClosesAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        var piece = new byte[64];
        while (await input.ReadAsync(piece, cancellationToken) > 0)
        {
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
