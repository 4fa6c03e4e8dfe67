using Posthouse.Components;
using Posthouse.Settings;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Tls;

/// <summary>
/// A public port that speaks TLS, beside the plaintext one or instead of it: HTTP/1.1 and HTTP/2 as the client chooses (ALPN, RFC 7301), with everything that the
/// plaintext port serves. The section <c>Tls</c> of the settings; the command line's <c>--tls-port</c>, <c>--tls-certificate</c> and <c>--tls-key</c> go before it.
/// </summary>
public sealed record TlsOptions : ICheckedOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Tls";

    /// <summary>Port of the listener; 0 takes any free one. Default: null, there is none. 0 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// File of the certificate: PEM with the server's certificate first and those of intermediate authorities after it, or PKCS #12 (<c>.pfx</c>, <c>.p12</c>) with the
    /// private key in it. A file that is replaced is noticed without a restart. Default: none; needed with <see cref="Port"/>.
    /// </summary>
    public string Certificate { get; init; } = "";

    /// <summary>File of the private key (PEM). Default: the key stands in the file of the certificate. Ignored for PKCS #12.</summary>
    public string Key { get; init; } = "";

    /// <summary>Password of the private key or of the PKCS #12 file. Default: none.</summary>
    [Secret]
    public string Password { get; init; } = "";

    /// <summary>Whether the plaintext port stays closed. Default: no.</summary>
    public bool Only { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. Port is < 0 or > 65_535 ? (string[])[$"Port {Port} is no port: give a number from 1 to 65535, or 0 for any free port."] : [],
        .. Port is not null && Certificate.Length == 0 ? (string[])["A TLS port needs a certificate: give --tls-certificate FILE, and --tls-key FILE when the private key is in a file of its own."] : [],
        .. Port is null && (Certificate.Length > 0 || Only) ? (string[])["There is no TLS port: give --tls-port N, for example --tls-port 5443."] : [],
    ];

    /// <summary>Reads the section.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <returns>Null when there is no such listener.</returns>
    internal static TlsOptions? Read(SettingValues settings, ICollection<Problem> problems)
    {
        var options = (TlsOptions)new OptionBinding(settings).Bind(new ConfiguredOptions(Section, typeof(TlsOptions)), problems);
        return options.Port is null ? null : options;
    }
}
