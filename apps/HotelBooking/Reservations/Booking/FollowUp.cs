using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Booking;

/// <summary>
/// Something that follows a booking and that its guest waits for. It is tried until it is done; when the last attempt fails, the booking says so, and the job stays among the
/// dead ones until a person has it tried again.
/// </summary>
internal sealed record FollowUp
{
    private readonly string _column;
    private readonly Guid _reservation;

    private FollowUp(string column, Guid reservation) => (_column, _reservation) = (column, reservation);

    public static FollowUp Receipt(Guid reservation) => new("receipt", reservation);

    public static FollowUp HotelMail(Guid reservation) => new("hotel_told", reservation);

    /// <summary>Makes an attempt.</summary>
    public async Task TryAsync(Database database, JobContext context, Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (Exception failure) when (context.IsLast && failure is not (OperationCanceledException or LeaseLostException))
        {
            await database.WriteAsync(GiveUpAsync, CancellationToken.None);
            throw;
        }
    }

    private async ValueTask GiveUpAsync(Transaction transaction) => await transaction.ExecuteAsync(
        $"update reservations set {_column} = @failed, version = version + 1 where id = @id and {_column} = @pending",
        new { failed = FollowUpState.Failed, pending = FollowUpState.Pending, id = _reservation });
}
