using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Look.Serving;

/// <summary>
/// The style sheets, scripts, fonts and pictures that an assembly embeds below <c>Assets/</c>. Each is served at an address that carries
/// a hash of its content, and can therefore be cached for ever. Parts in a folder named like a file (<c>shop.css/10-shelf.css</c>) are
/// joined in name order, and <c>url(name)</c> in a style sheet becomes the hashed address.
/// </summary>
public sealed class AssetSet
{
    private const string Root = "Assets/";
    private static readonly string[] Types = [".woff2", ".svg", ".ico", ".png", ".webp", ".css", ".js"];

    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Asset> _files;

    private AssetSet(string prefix, SortedDictionary<string, byte[]> contents)
    {
        Prefix = prefix;
        var files = new Dictionary<string, Asset>(StringComparer.Ordinal);
        // Style sheets come last: they name the others.
        foreach (var (name, content) in contents.OrderBy(file => Array.IndexOf(Types, Path.GetExtension(file.Key))))
        {
            var bytes = name.EndsWith(".css", StringComparison.Ordinal) ? WithAddresses(content) : content;
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
            var file = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
            files.Add(file, new Asset(bytes, ContentTypeOf(name)));
            _addresses.Add(name, $"{prefix}/{file}");
        }

        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The path below which the files are served.</summary>
    public string Prefix { get; }

    /// <summary>Reads the files that an assembly embeds below <c>Assets/</c>; texts (licences) are left out.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="prefix">The path below which they are served, such as <c>/look</c>.</param>
    public static AssetSet EmbeddedIn(Assembly assembly, string prefix)
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith(Root, StringComparison.Ordinal) && Types.Contains(Path.GetExtension(resource)))
            {
                var parts = resource[Root.Length..].Split('/');
                var name = parts is [.., var folder, _] && folder.Contains('.') ? folder : parts[^1];
                contents[name] = [.. contents.GetValueOrDefault(name, []), .. Read(assembly, resource)];
            }
        }

        return new AssetSet(prefix, contents);
    }

    /// <summary>The address of a file, with the hash of its content.</summary>
    /// <param name="name">The file's name, such as <c>look.css</c>.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public string AddressOf(string name) => _addresses.TryGetValue(name, out var address)
        ? address
        : throw new ArgumentException($"No asset is called {name}; there are {string.Join(", ", _addresses.Keys)}.", nameof(name));

    internal IResult Serve(string file) => _files.TryGetValue(file, out var asset) ? new AssetResult(asset) : Results.NotFound();

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        ".ico" => "image/x-icon",
        _ => "font/woff2",
    };

    private byte[] WithAddresses(byte[] styleSheet)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(styleSheet));
        foreach (var (name, address) in _addresses)
        {
            text.Replace($"url({name})", $"url({address})");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
