using HotelBooking.Reservations.Paying;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Reservations.Mails;

/// <summary>Hands mails to whoever sends them. The key of a mail decides that it is sent once, however often it is handed over.</summary>
internal sealed class MailDesk(MailService.MailServiceClient mails, PaymentSurroundings with)
{
    public async Task SendAsync(SendMailRequest mail, CancellationToken cancellationToken) =>
        await mails.SendMailAsync(mail, deadline: with.Deadline(), cancellationToken: cancellationToken);
}
