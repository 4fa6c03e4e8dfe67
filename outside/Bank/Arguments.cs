namespace Bank;

/// <summary>The command line: <c>--port N [--socket S] --data DIR [--api-key KEY]</c>.</summary>
internal sealed record Arguments(int Port, string Folder, string ApiKey)
{
    /// <summary>The listening socket that was handed over.</summary>
    public ulong? Socket { get; private init; }

    public static Arguments Of(string[] args)
    {
        var (port, folder, key) = (5010, Path.Combine(Path.GetTempPath(), "posthouse-bank"), BankServerOptions.DefaultApiKey);
        ulong? socket = null;
        for (var index = 0; index + 1 < args.Length; index += 2)
        {
            switch (args[index])
            {
                case "--port":
                    port = int.Parse(args[index + 1], System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case "--socket":
                    socket = ulong.Parse(args[index + 1], System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case "--data":
                    folder = args[index + 1];
                    break;
                case "--api-key":
                    key = args[index + 1];
                    break;
                default:
                    throw new ArgumentException($"{args[index]} is unknown: give --port, --socket, --data or --api-key.", nameof(args));
            }
        }

        return new Arguments(port, folder, key) { Socket = socket };
    }

    public BankServerOptions ToOptions() => new()
    {
        Directory = Folder,
        Port = Port,
        Socket = Socket,
        ApiKey = ApiKey,
        Loggers = LoggerFactory.Create(logs => logs.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)),
    };

    /// <summary>Waits for a signal, or for whoever started the program to close its input.</summary>
    public static async Task UntilStoppedAsync(CancellationTokenSource stopping)
    {
        var closed = Task.Run(
            async () =>
            {
                while (await Console.In.ReadLineAsync(stopping.Token) is not null)
                {
                }
            },
            stopping.Token);
        await Task.WhenAny(closed, Task.Delay(Timeout.Infinite, stopping.Token));
    }
}
