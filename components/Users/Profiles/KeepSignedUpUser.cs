using Posthouse.Contracts.Authentication.V1;
using Posthouse.Events;

namespace Users.Profiles;

/// <summary>Whoever signs up has a profile.</summary>
internal sealed class KeepSignedUpUser : IFollower<UserSignedUp>
{
    public async ValueTask HandleAsync(UserSignedUp fact, FactContext context) => await context.Transaction.ExecuteAsync(
        """
        insert into profiles (user_id, name, email, phone, language, version, changed_at) values (@UserId, @Name, @Email, '', '', 1, @OccurredAt)
        on conflict (user_id) do nothing
        """,
        new { fact.UserId, fact.Name, fact.Email, context.OccurredAt });
}
