using Posthouse.Components;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.Users;

/// <summary>A component that has mail sent and shows profiles.</summary>
internal sealed class ClerkComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Calls<MailService.MailServiceClient>()
        .Calls<UsersService.UsersServiceClient>();
}
