using Microsoft.AspNetCore.Identity;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Events;
using Posthouse.Security;
using Posthouse.Storage;

namespace Authentication.Accounts;

/// <summary>
/// Keeps accounts for ASP.NET Core Identity in this component's database. An account is known by its e-mail address, which is also its name for signing in; making one publishes
/// that somebody signed up, in the same transaction.
/// </summary>
internal sealed class AccountStore(Database database, TimeProvider time) : IUserPasswordStore<Account>, IUserEmailStore<Account>
{
    private const string Columns = "id, email, normalized_email, name, password_hash";

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                async transaction =>
                {
                    await transaction.ExecuteAsync(
                        "insert into accounts (id, email, normalized_email, name, password_hash, created_at) values (@Id, @Email, @NormalizedEmail, @Name, @PasswordHash, @now)",
                        new { user.Id, user.Email, user.NormalizedEmail, user.Name, user.PasswordHash, now = time.GetUtcNow() });
                    await transaction.PublishAsync(new UserSignedUp { UserId = user.Id.ToString(), Email = user.Email, Name = user.Name });
                },
                cancellationToken);
            return IdentityResult.Success;
        }
        catch (UniqueViolationException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Email));
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async transaction => await transaction.ExecuteAsync("update accounts set password_hash = @PasswordHash where id = @Id", new { user.PasswordHash, user.Id }), cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are not deleted here.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        UserId.TryParse(userId, out var id) ? FindAsync("id = @id", new { id }, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        FindAsync("normalized_email = @normalizedEmail", new { normalizedEmail }, cancellationToken);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.NormalizedEmail = normalizedEmail ?? "";
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // The database belongs to the component.
    }

    private Task<Account?> FindAsync(string condition, object args, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.QueryFirstAsync<Account>($"select {Columns} from accounts where {condition}", args), cancellationToken);
}
