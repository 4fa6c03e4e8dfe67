using Posthouse.Storage;

namespace Authentication.Accounts;

/// <summary>
/// Closes an account for a while after too many wrong passwords in a row. An attempt is counted before its password is looked at, in one statement, so that guessing with many
/// requests at once gains nothing; the right password takes the count back.
/// </summary>
internal sealed class WrongPasswords(Database database, AuthenticationOptions options, TimeProvider time)
{
    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether its password may be looked at; false as well when there is no such account.</returns>
    public Task<bool> AdmitAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async transaction => await transaction.ExecuteAsync(
                """
                update accounts set
                    failures = case when failures + 1 >= @most then 0 else failures + 1 end,
                    locked_until = case when failures + 1 >= @most then @until else null end
                where normalized_email = @normalizedEmail and (locked_until is null or locked_until <= @now)
                """,
                new { normalizedEmail, most = options.WrongPasswords, until = now + options.ClosedFor, now }) == 1,
            cancellationToken);
    }

    /// <summary>The attempt had the right password.</summary>
    public Task ForgetAsync(Account account, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync("update accounts set failures = 0, locked_until = null where id = @Id", new { account.Id }), cancellationToken);
}
