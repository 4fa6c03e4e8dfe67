using System.Globalization;

namespace Mailbox;

/// <summary>What the program is told when it starts.</summary>
internal static class CommandLine
{
    /// <returns><see langword="null"/> when the options cannot be understood.</returns>
    public static MailboxOptions? Read(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at + 1 < args.Length; at += 2)
        {
            given[args[at]] = args[at + 1];
        }

        var known = given.Keys.All(static name => name is "--port" or "--socket" or "--data" or "--folder");
        var folder = given.GetValueOrDefault("--folder") ?? given.GetValueOrDefault("--data");
        var isPort = ushort.TryParse(given.GetValueOrDefault("--port", "5030"), NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var isSocket = ulong.TryParse(given.GetValueOrDefault("--socket", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var socket);
        return args.Length % 2 == 0 && known && isPort && isSocket && folder is { Length: > 0 }
            ? new MailboxOptions { Folder = folder, Port = port, Socket = given.ContainsKey("--socket") ? socket : null }
            : null;
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
}
