using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;

namespace Users.Outgoing;

/// <summary>Serves the contract of outgoing mail.</summary>
internal sealed class MailEndpoint(MailBook book) : MailService.MailServiceBase
{
    public override async Task<SendMailResponse> SendMail(SendMailRequest request, ServerCallContext context)
    {
        var violations = MailRules.Check(request);
        return violations.Count == 0
            ? new SendMailResponse { Mail = (await book.AcceptAsync(request, context.CancellationToken)).ToContract() }
            : throw new InvalidArgumentException(violations);
    }

    public override async Task<GetMailResponse> GetMail(GetMailRequest request, ServerCallContext context)
    {
        var row = await book.FindAsync(request.Key, context.CancellationToken);
        return row is not null
            ? new GetMailResponse { Mail = row.ToContract() }
            : throw new NotFoundException("No mail has this key.", UserReason.UnknownMail);
    }
}
