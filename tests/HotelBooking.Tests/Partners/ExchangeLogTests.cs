using HotelBooking.Partners.Exchanges;

namespace HotelBooking.Tests.Partners;

/// <summary>What was said is kept for a while, and nobody's name with it (AC-51).</summary>
public sealed class ExchangeLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_of_guests_are_struck()
    {
        await using var bench = await PartnerBench.StartAsync();
        const string Guest = "Zoë \"Ada\" O’Neill <& søn>";
        foreach (var partner in PartnerBench.Names)
        {
            await bench.Bookings.BookAsync($"REF{partner}", await bench.FirstOfferAsync(partner), [Guest], Cancelled);
        }

        var kept = await bench.Database.ReadAsync(reader => reader.QueryAsync<(string Operation, string Request, string Answer)>("select operation, request, answer from exchanges"), Cancelled);

        Assert.Equal(3, kept.Count(exchange => exchange.Operation == "book" && exchange.Request.Contains("***", StringComparison.Ordinal)));
        Assert.DoesNotContain(kept, exchange => exchange.Request.Contains("Neill", StringComparison.Ordinal) || exchange.Answer.Contains("Neill", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_latest_are_kept_and_only_their_beginnings()
    {
        await using var bench = await PartnerBench.StartAsync();
        var log = bench.Get<ExchangeLog>();
        var exchange = new Exchange(PartnerBench.Meridian, "search", new string('x', 50_000)) { AskedAt = bench.Clock.GetUtcNow(), Answer = new byte[50_000] };

        await Task.WhenAll(Enumerable.Range(0, ExchangeLog.Most + 10).Select(_ => log.KeepAsync(exchange)));

        var (count, longest) = await bench.Database.ReadAsync(reader => reader.QuerySingleAsync<(long, long)>("select count(*), max(length(request)) from exchanges"), Cancelled);
        Assert.Equal((ExchangeLog.Most, 4_000), (count, longest));
    }
}
