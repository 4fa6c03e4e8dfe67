using Authentication.Accounts;
using Authentication.Pages;
using Authentication.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Security;
using Posthouse.Storage;

namespace Authentication;

/// <summary>Accounts and sessions: who somebody is.</summary>
public sealed class AuthenticationComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Configures<AuthenticationOptions>("Authentication")
        .Serves<AuthenticationEndpoint>()
        .Exposes("/sign-in", SignInPages.Map)
        .Exposes("/sign-up", SignUpPages.Map)
        .Exposes("/sign-out", SignOutPages.Map)
        .Stores(Migrations.Of<AuthenticationComponent>())
        .Publishes<UserSignedUp>()
        .Uses(Register);

    private static void Register(IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(identity =>
            {
                // Length is what counts (NIST SP 800-63B); the address is the name.
                identity.Password.RequiredLength = 10;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<AccountStore>();
        services
            .AddSingleton<Func<Guid>>(provider => () => Ids.Next(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<Func<UserId>>(provider => () => new UserId(Ids.Next(provider.GetRequiredService<TimeProvider>())))
            .AddSingleton<WrongPasswords>()
            .AddSingleton<Decoy>()
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
            .AddSingleton<SessionStore>()
            .AddSingleton<FormGuard>()
            .AddSingleton<AttemptLimit>()
            .AddScoped<AccountDesk>()
            .AddScoped<AccountVisit>();
    }
}
