using System.Net;

namespace Bank;

/// <summary>How the stand-in bank runs.</summary>
public sealed record BankServerOptions
{
    /// <summary>The merchant's key when none is given.</summary>
    public const string DefaultApiKey = "sk_test_posthouse";

    /// <summary>Folder of the bank's journal; made when missing. No default.</summary>
    public required string Directory { get; init; }

    /// <summary>Port to listen on; 0 for any free one. Default 0.</summary>
    public int Port { get; init; }

    /// <summary>A listening socket that this process has inherited, by its number; then the port and the place are the socket's. Default: none, it opens one.</summary>
    public ulong? Socket { get; init; }

    /// <summary>Where to listen. Default: this machine only.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The key with which the merchant's programs call.</summary>
    public string ApiKey { get; init; } = DefaultApiKey;

    /// <summary>The machine's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where logs go. Default: nowhere.</summary>
    public ILoggerFactory? Loggers { get; init; }
}
