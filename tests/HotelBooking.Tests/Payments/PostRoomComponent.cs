using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.Payments;

/// <summary>Takes mail in place of the component that sends it, and calls Payments as an application would.</summary>
internal sealed class PostRoomComponent : IComponent
{
    public const string Name = "PostRoom";

    public static void Define(ComponentBuilder component) => component
        .Calls<PaymentsService.PaymentsServiceClient>()
        .Serves<PostRoomEndpoint>()
        .Uses(services => services.AddSingleton<PostBox>());
}

/// <summary>What was handed in, by key, in order.</summary>
internal sealed class PostBox
{
    private readonly ConcurrentQueue<SendMailRequest> _mails = new();

    public IReadOnlyCollection<SendMailRequest> Mails => _mails;

    public void Put(SendMailRequest mail) => _mails.Enqueue(mail);
}

internal sealed class PostRoomEndpoint(PostBox box) : MailService.MailServiceBase
{
    public override Task<SendMailResponse> SendMail(SendMailRequest request, ServerCallContext context)
    {
        box.Put(request);
        return Task.FromResult(new SendMailResponse { Mail = new Mail { Key = request.Key, State = MailState.Queued } });
    }
}
