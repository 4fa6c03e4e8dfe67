using System.Net.Sockets;
using System.Security.Authentication;

namespace Users.Outgoing.Transports;

/// <summary>Hands mails to a mail server, each over a connection of its own.</summary>
internal sealed class SmtpTransport(MailOptions options, TimeProvider time) : IMailTransport
{
    public async Task<Delivery> DeliverAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.LongestDelivery, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await using var session = await SmtpSession.OpenAsync(options, ending.Token);
            return await session.SendAsync(mail, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Delivery.Later("The mail server did not answer in time.");
        }
        catch (SmtpFailedException failed)
        {
            return Delivery.Later(failed.Message);
        }
        catch (AuthenticationException failed)
        {
            return Delivery.Later($"The connection cannot be encrypted: {failed.Message}");
        }
        catch (Exception failed) when (failed is IOException or SocketException)
        {
            return Delivery.Later($"The mail server cannot be reached: {(failed as SocketException ?? failed.InnerException as SocketException)?.SocketErrorCode.ToString() ?? failed.Message}");
        }
    }
}
