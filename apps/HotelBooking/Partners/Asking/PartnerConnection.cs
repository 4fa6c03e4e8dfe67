using System.Net;
using HotelBooking.Partners.Exchanges;

namespace HotelBooking.Partners.Asking;

/// <summary>
/// The way to one partner's address and nowhere else: redirects are not followed, cookies not kept, no more is read than was agreed, and only so many requests are on their way
/// at a time. Everything that is said goes into the log of exchanges.
/// </summary>
internal sealed class PartnerConnection(string partner, Uri address, PartnersOptions options, ExchangeLog log, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaxRequestsAtOnce);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    public string Partner => partner;

    /// <summary>Sends a request and reads the whole answer, whatever its status below 500.</summary>
    /// <exception cref="PartnerFailedException">There is no answer that can be used.</exception>
    public async Task<PartnerReply> SendAsync(PartnerMessage message, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            throw new PartnerFailedException(PartnerFailure.Crowded, $"{options.MaxRequestsAtOnce} requests to {partner} are on their way already.");
        }

        var exchange = new Exchange(partner, message.Operation, message.Kept) { AskedAt = time.GetUtcNow() };
        try
        {
            using var request = message.ToRequest(address);
            using var response = await _http.SendAsync(request, cancellationToken);
            exchange.Status = (int)response.StatusCode;
            exchange.Answer = await ReadAsync(response, cancellationToken);
            Refuse(exchange.Status);
            return new PartnerReply(exchange.Status, exchange.Answer);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new PartnerFailedException(PartnerFailure.Unreachable, $"{partner} could not be reached.", broken);
        }
        finally
        {
            _places.Release();
            await log.KeepAsync(exchange with { Took = time.GetUtcNow() - exchange.AskedAt });
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    private void Refuse(int status)
    {
        if (status is >= 300 and < 400)
        {
            throw new PartnerFailedException(PartnerFailure.Redirected, $"{partner} sent us on with status {status}.");
        }

        if (status >= 500)
        {
            throw new PartnerFailedException(PartnerFailure.OutOfOrder, $"{partner} answered with status {status}.");
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > options.MaxAnswerBytes)
        {
            throw TooLarge();
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await BoundedBody.ReadAsync(body, options.MaxAnswerBytes, cancellationToken) ?? throw TooLarge();
    }

    private PartnerFailedException TooLarge() => new(PartnerFailure.TooLarge, $"{partner} answered with more than {options.MaxAnswerBytes} bytes.");
}

/// <summary>What a partner answered.</summary>
internal sealed record PartnerReply(int Status, byte[] Body);
