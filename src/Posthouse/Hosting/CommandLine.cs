using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Posthouse.Hosting.Tls;
using Posthouse.Settings;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>The command line that every application has.</summary>
internal sealed class CommandLine
{
    private static readonly RunOptions Defaults = new();

    private readonly Option<string> _topology = new("--topology")
    {
        Description = "How components are placed in processes: the name of a file in the folder topologies, or a path.",
        DefaultValueFactory = static _ => Defaults.Topology,
        HelpName = "NAME",
    };

    private readonly Option<string?> _process = new("--process")
    {
        Description = "Run only this process of the topology; the others are started elsewhere, at the addresses that the topology gives.",
        HelpName = "NAME",
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "Port of the public listener; 0 takes any free one.",
        DefaultValueFactory = static _ => Defaults.Port,
        HelpName = "N",
    };

    private readonly Option<int?> _tlsPort = new("--tls-port")
    {
        Description = "Port of a second public listener, which speaks TLS; 0 takes any free one. Also the setting Tls:Port.",
        HelpName = "N",
    };

    private readonly Option<string?> _tlsCertificate = new("--tls-certificate")
    {
        Description = "File of its certificate: PEM, or .pfx with the private key in it (its password in the environment variable Tls__Password). Also the setting Tls:Certificate.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _tlsKey = new("--tls-key")
    {
        Description = "File of the private key (PEM), when it does not stand in the certificate's file. Also the setting Tls:Key.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _tlsOnly = new("--tls-only") { Description = "Keeps the plaintext port closed. Also the setting Tls:Only." };

    private readonly Option<string> _host = new("--host")
    {
        Description = "Where the public listener listens: localhost, or * for every address of the machine. With --process the default is *.",
        DefaultValueFactory = static _ => Defaults.Host,
        HelpName = "HOST",
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder of the databases, one file for each component; made when missing.",
        DefaultValueFactory = static _ => Defaults.Data,
        HelpName = "DIR",
    };

    private readonly Option<string[]> _listen = new("--listen")
    {
        Description = "Extra plaintext listener for a component's public methods; replaces the topology's. May be repeated.",
        DefaultValueFactory = static _ => [],
        HelpName = "COMPONENT=URL",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A component's setting, also taken from the environment variable SECTION__NAME, which is the place for secrets. May be repeated.",
        DefaultValueFactory = static _ => [],
        HelpName = "SECTION:NAME=VALUE",
    };

    private readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "Scheme, host and port that outsiders use, for links in mails and return addresses; default: the public listener's own address.",
        HelpName = "URL",
    };

    private readonly Option<bool> _testControls = new("--test-controls") { Description = "Lets tests move the clock, inject faults and crash processes.", Hidden = true };

    private readonly RootCommand _root;

    public CommandLine(string application)
    {
        _listen.Validators.Add(ValidateListen);
        _port.Validators.Add(ValidatePort);
        _host.Validators.Add(ValidateHost);
        _set.Validators.Add(ValidateSet);
        _publicUrl.Validators.Add(ValidatePublicUrl);
        _root = new RootCommand($"{application}, in one process or many.") { _topology, _process, _port, _tlsPort, _tlsCertificate, _tlsKey, _tlsOnly, _host, _data, _listen, _set, _publicUrl, _testControls };
    }

    /// <summary>Runs with what was given, or prints help, or says what is wrong.</summary>
    /// <returns>The exit code: of the run, 0 after help, 2 for wrong input.</returns>
    public async Task<int> RunAsync(string[] args, Func<RunOptions, Task<int>> run)
    {
        var parsed = _root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Try --help.");
            return ExitCodes.WrongInput;
        }

        _root.SetAction((result, _) => run(Read(result) with { Arguments = [.. args] }));
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private RunOptions Read(ParseResult result)
    {
        var process = result.GetValue(_process);
        var hostGiven = result.GetResult(_host) is { Implicit: false };
        return new RunOptions
        {
            Topology = result.GetRequiredValue(_topology),
            Process = process,
            Port = result.GetRequiredValue(_port),
            Host = process is not null && !hostGiven ? "*" : result.GetRequiredValue(_host),
            Data = Path.GetFullPath(result.GetRequiredValue(_data)),
            Listen = result.GetRequiredValue(_listen)
                .Select(static entry => entry.Split('=', 2))
                .ToImmutableSortedDictionary(static pair => pair[0], static pair => new Uri(pair[1]), StringComparer.Ordinal),
            Settings = SettingValues.FromEnvironment(Environment.GetEnvironmentVariables())
                .With(result.GetRequiredValue(_set).Select(static entry => entry.Split('=', 2)).Select(static pair => KeyValuePair.Create(pair[0], pair[1])))
                .With(ReadTls(result)),
            PublicUrl = result.GetValue(_publicUrl) is { } url ? new Uri(url) : null,
            TestControls = result.GetValue(_testControls),
        };
    }

    // Beside the settings of components, so that the other processes of the application are told with them.
    private Dictionary<string, string> ReadTls(ParseResult result)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(nameof(TlsOptions.Port), result.GetValue(_tlsPort)?.ToString(CultureInfo.InvariantCulture));
        Add(nameof(TlsOptions.Certificate), result.GetValue(_tlsCertificate) is { } certificate ? Path.GetFullPath(certificate) : null);
        Add(nameof(TlsOptions.Key), result.GetValue(_tlsKey) is { } key ? Path.GetFullPath(key) : null);
        Add(nameof(TlsOptions.Only), result.GetValue(_tlsOnly) ? bool.TrueString : null);
        return values;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                values.Add($"{TlsOptions.Section}:{name}", value);
            }
        }
    }

    private static void ValidateListen(OptionResult result)
    {
        var entries = result.Tokens.Select(static token => token.Value).ToList();
        foreach (var entry in entries.Where(static entry => entry.Split('=', 2) is not [{ Length: > 0 }, var url] || !Addresses.TryParse(url, out _)))
        {
            result.AddError($"--listen {entry} cannot be used: give COMPONENT=URL, for example Recommendations=http://localhost:50051.");
        }

        if (entries.Select(static entry => entry.Split('=', 2)[0]).Distinct(StringComparer.Ordinal).Count() < entries.Count)
        {
            result.AddError("--listen names a component twice: give each component one extra listener.");
        }
    }

    private static void ValidatePort(OptionResult result)
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var port) || port is < 0 or > 65_535))
        {
            result.AddError($"--port {token.Value} cannot be used: give a number from 1 to 65535, or 0 for any free port.");
        }
    }

    private static void ValidateHost(OptionResult result)
    {
        if (result.Tokens is [var token] && token.Value is not ("localhost" or "*") && !System.Net.IPAddress.TryParse(token.Value, out _))
        {
            result.AddError($"--host {token.Value} cannot be used: give localhost, * or an IP address.");
        }
    }

    private static void ValidateSet(OptionResult result)
    {
        foreach (var entry in result.Tokens.Select(static token => token.Value).Where(static entry => entry.Split('=', 2) is not [var key, _] || key.Split(':') is not [{ Length: > 0 }, { Length: > 0 }, ..]))
        {
            result.AddError($"--set {entry.Split('=', 2)[0]} cannot be used: give SECTION:NAME=VALUE, for example Payments:BankUrl=http://localhost:5010.");
        }
    }

    private static void ValidatePublicUrl(OptionResult result)
    {
        if (result.Tokens is [var token] && !Addresses.TryParse(token.Value, out _))
        {
            result.AddError($"--public-url {token.Value} cannot be used: give scheme, host and port, for example https://example.org.");
        }
    }
}
