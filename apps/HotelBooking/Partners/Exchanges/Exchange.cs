namespace HotelBooking.Partners.Exchanges;

/// <summary>What was said to a partner, and what it answered.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Operation">What for.</param>
/// <param name="Request">The request, without anybody's name.</param>
internal sealed record Exchange(string Partner, string Operation, string Request)
{
    public required DateTimeOffset AskedAt { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; set; }

    public byte[] Answer { get; set; } = [];
}
