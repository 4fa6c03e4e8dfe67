using System.Net.Http.Headers;
using System.Text;

namespace HotelBooking.Partners.Asking;

/// <summary>A request to a partner.</summary>
/// <param name="Operation">What it is for, in our words.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">Path and query, below the partner's address.</param>
internal sealed record PartnerMessage(string Operation, HttpMethod Method, string Path)
{
    private const string Anybody = "***";

    public string? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    /// <summary>What must not be kept of the message: names of guests.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The message as it may be kept.</summary>
    public string Redacted => Secrets.Where(secret => secret.Length > 0).Aggregate($"{Method} {Path}\n{Body}", (text, secret) => text.Replace(secret, Anybody, StringComparison.Ordinal));

    public HttpRequestMessage ToRequest(Uri address) => new(Method, new Uri(address, Path))
    {
        Content = Body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType, "utf-8") } },
    };
}
