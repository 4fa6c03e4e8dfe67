using System.Net.Http.Headers;
using System.Text;

namespace HotelBooking.Partners.Asking;

/// <summary>A request to a partner.</summary>
/// <param name="Operation">What it is for, in our words.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">Path and query, below the partner's address.</param>
internal sealed record PartnerMessage(string Operation, HttpMethod Method, string Path)
{
    /// <summary>Stands in what is kept where a guest's name stood.</summary>
    public const string Anybody = "***";

    public string? Body { get; init; }

    /// <summary>The body as it may be kept, when it is not the body itself: without names of guests.</summary>
    public string? KeptBody { get; init; }

    public string MediaType { get; init; } = "application/json";

    /// <summary>The message as it may be kept.</summary>
    public string Kept => $"{Method} {Path}\n{KeptBody ?? Body}";

    public HttpRequestMessage ToRequest(Uri address) => new(Method, new Uri(address, Path))
    {
        Content = Body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType, "utf-8") } },
    };
}
