using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf.Reflection;

namespace Posthouse.Testing.Outside;

/// <summary>One way to ask for a method.</summary>
/// <param name="Name">What it is called in findings.</param>
/// <param name="Verb">The verb of HTTP.</param>
/// <param name="Version">The version of HTTP.</param>
internal sealed record OutsideRequest(string Name, HttpMethod Verb, Version Version)
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The media type of the body; none without a body.</summary>
    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>What follows the path.</summary>
    public string Query { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Writes the path in another way than calls do.</summary>
    public Func<string, string> Spell { get; init; } = static path => path;

    /// <summary>Whether it is a regular call of a method, so that a method for outsiders must answer it.</summary>
    public Predicate<MethodDescriptor> Calls { get; init; } = static _ => false;

    public HttpRequestMessage Create(Uri address, string path)
    {
        var uri = new Uri($"{address.GetLeftPart(UriPartial.Authority)}{Spell(path)}{Query}", AsItIs);
        var request = new HttpRequestMessage(Verb, uri) { Version = Version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (ContentType is not null)
        {
            request.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue(ContentType) } };
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public override string ToString() => $"{Name} over HTTP/{(Version == HttpVersion.Version11 ? "1.1" : "2")}";
}
