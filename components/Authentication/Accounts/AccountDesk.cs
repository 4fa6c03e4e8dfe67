using Microsoft.AspNetCore.Identity;
using Posthouse.Security;

namespace Authentication.Accounts;

/// <summary>Makes accounts and checks passwords.</summary>
internal sealed class AccountDesk(UserManager<Account> accounts, WrongPasswords wrong, Decoy decoy, Func<UserId> newId)
{
    /// <summary>Checks a password. Whether the address or the password was wrong, or the account is closed, is not told, and takes the same time: one write, one hash.</summary>
    /// <returns>The account; <see langword="null"/> when it was not right.</returns>
    public async Task<Account?> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var isAdmitted = await wrong.AdmitAsync(accounts.NormalizeEmail(email), cancellationToken);
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            decoy.Check(password);
            return null;
        }

        if (!await accounts.CheckPasswordAsync(account, password) || !isAdmitted)
        {
            return null;
        }

        await wrong.ForgetAsync(account, cancellationToken);
        return account;
    }

    /// <summary>Makes an account.</summary>
    /// <returns>The account, or why there is none.</returns>
    public async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> MakeAsync(string email, string name, string password)
    {
        var account = new Account { Id = newId(), Email = email, Name = name };
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? (account, []) : (null, [.. made.Errors]);
    }
}
