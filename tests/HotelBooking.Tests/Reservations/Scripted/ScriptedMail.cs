using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.Reservations.Scripted;

/// <summary>Stands in for Users: a mail is kept once for its key.</summary>
internal sealed class ScriptedMailComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ScriptedMailEndpoint>()
        .Uses(services => services.AddSingleton<ScriptedMail>());
}

internal sealed class ScriptedMail
{
    private readonly ConcurrentDictionary<string, SendMailRequest> _mails = new(StringComparer.Ordinal);

    public bool IsDown { get; set; }

    public SendMailRequest? Find(string key) => _mails.GetValueOrDefault(key);

    public IEnumerable<string> KeysOf(string reservation) => _mails.Keys.Where(key => key.EndsWith(reservation, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public void Take(SendMailRequest mail) => _mails.TryAdd(mail.Key, mail);
}

internal sealed class ScriptedMailEndpoint(ScriptedMail mails) : MailService.MailServiceBase
{
    public override Task<SendMailResponse> SendMail(SendMailRequest request, ServerCallContext context)
    {
        if (mails.IsDown)
        {
            throw new UnavailableException("No mail is taken at present.");
        }

        mails.Take(request);
        return Task.FromResult(new SendMailResponse { Mail = new Mail { Key = request.Key, State = MailState.Queued } });
    }
}
