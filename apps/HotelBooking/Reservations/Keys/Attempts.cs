using System.Text;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Keys;

/// <summary>Bounds how often somebody may try to find a reservation. What is counted is kept as a hash.</summary>
internal sealed class Attempts(Database database, TimeProvider clock, ReservationsOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts one try, and tells whether it may be made.</summary>
    public Task<bool> CountAsync(SecretKeys.KeyRing keys, string locator, string email, CancellationToken cancellationToken)
    {
        byte[][] subjects = [keys.Sign("attempt", Encoding.UTF8.GetBytes(locator)), keys.Sign("attempt", keys.EmailHash(email))];
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from attempts where began_at <= @over", new { over = now - Window });
                var most = 0;
                foreach (var subject in subjects)
                {
                    await transaction.ExecuteAsync(
                        "insert into attempts (subject, began_at, tries) values (@subject, @now, 1) on conflict (subject) do update set tries = tries + 1", new { subject, now });
                    most = Math.Max(most, await transaction.QuerySingleAsync<int>("select tries from attempts where subject = @subject", new { subject }));
                }

                return most <= options.MaxAttempts;
            },
            cancellationToken);
    }
}
