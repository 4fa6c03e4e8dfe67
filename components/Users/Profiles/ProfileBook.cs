using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;
using Posthouse.Security;
using Posthouse.Storage;

namespace Users.Profiles;

/// <summary>The profiles of people who have an account.</summary>
internal sealed class ProfileBook(Database database, TimeProvider time)
{
    private const string Row = "select user_id, name, email, phone, language, version from profiles where user_id = @user";

    /// <exception cref="NotFoundException">The sign-up has not arrived here yet.</exception>
    public async Task<ProfileRow> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await database.ReadAsync(reader => reader.QueryFirstAsync<ProfileRow>(Row, new { user }), cancellationToken) ?? throw Unknown();

    /// <summary>Changes a profile, if it is still the version that was read.</summary>
    /// <exception cref="NotFoundException">The sign-up has not arrived here yet.</exception>
    /// <exception cref="AbortedException">It was changed since it was read.</exception>
    public Task<ProfileRow> SaveAsync(UserId user, Profile profile, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var changed = await transaction.ExecuteAsync(
                """
                update profiles set name = @Name, email = @Email, phone = @Phone, language = @Language, version = version + 1, changed_at = @now
                where user_id = @user and version = @Version
                """,
                new { profile.Name, profile.Email, profile.Phone, profile.Language, profile.Version, user, now = time.GetUtcNow() });
            var row = await transaction.QueryFirstAsync<ProfileRow>(Row, new { user }) ?? throw Unknown();
            return changed == 1
                ? row
                : throw new AbortedException("Your profile was changed since you opened it: look at it again, and repeat your change.", UserReason.ProfileChanged);
        },
        cancellationToken);

    private static NotFoundException Unknown() => new("There is no profile yet.", UserReason.UnknownUser);
}
