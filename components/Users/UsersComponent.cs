using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Storage;
using Users.Outgoing;
using Users.Outgoing.Content;
using Users.Outgoing.Transports;
using Users.Profiles;

namespace Users;

/// <summary>People and what is sent to them: profiles, and all outgoing mail with its delivery log.</summary>
public sealed class UsersComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Serves<UsersEndpoint>()
        .Serves<MailEndpoint>()
        .Stores(Migrations.Of<UsersComponent>())
        .Configures<MailOptions>("Users")
        .Follows<UserSignedUp, KeepSignedUpUser>()
        .Runs<SendMail>()
        .Uses(services => services
            .AddSingleton<ProfileBook>()
            .AddSingleton<MailBook>()
            .AddSingleton<MailComposer>()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<PickupFolder>()
            .AddSingleton<SmtpTransport>()
            .AddSingleton<IMailTransport>(provider => provider.GetRequiredService<MailOptions>().Transport == MailTransport.Smtp
                ? provider.GetRequiredService<SmtpTransport>()
                : provider.GetRequiredService<PickupFolder>()));
}
