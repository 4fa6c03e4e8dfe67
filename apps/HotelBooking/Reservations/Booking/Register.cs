using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Booking;

/// <summary>Looks reservations up: by key, by what a guest remembers, by the person who owns them.</summary>
internal sealed class Register(Database database, Attempts attempts)
{
    private const int Usual = 20;

    private static readonly byte[] Nobody = new byte[32];

    public Task<Booked> OpenAsync(string accessKey, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => BookingBook.OpenAsync(reader, accessKey), cancellationToken);

    /// <summary>Finds by locator and e-mail address. Whatever does not match, the same steps are gone and the answer is the same.</summary>
    public async Task<Booked> FindAsync(FindReservationRequest request, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        var locator = Locator.Plain(request.Locator);
        if (!await attempts.CountAsync(keys, locator, request.Email, cancellationToken))
        {
            throw Refused.TooManyAttempts();
        }

        var found = await database.ReadAsync(reader => BookingBook.FindByLocatorAsync(reader, locator), cancellationToken);
        var matches = CryptographicOperations.FixedTimeEquals(keys.EmailHash(request.Email), found?.EmailHash ?? Nobody);
        return matches && found is not null ? found : throw Refused.UnknownReservation();
    }

    public async Task<ListReservationsResponse> ListAsync(ListReservationsRequest request, Guid user, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        var size = request.PageSize == 0 ? Usual : request.PageSize;
        var after = AfterOf(request.PageToken);
        var found = await database.ReadAsync(reader => BookingBook.ListAsync(reader, user, after, size + 1), cancellationToken);
        return new ListReservationsResponse
        {
            Reservations = { found.Take(size).Select(booked => new OwnReservation { Reservation = booked.ToProto(keys), AccessKey = keys.AccessKey(booked.Id) }) },
            NextPageToken = found.Count > size ? TokenOf(found[size - 1]) : "",
        };
    }

    public Task<Booked> AttachAsync(string accessKey, Guid user, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var booked = await BookingBook.OpenAsync(transaction, accessKey);
            if (booked.UserId is { } owner && owner != user)
            {
                throw Refused.Because(BookingReason.OwnedByAnother);
            }

            if (booked.UserId is null)
            {
                await BookingBook.SetAsync(transaction, booked.Id, "user_id = @user", new { user });
            }

            return await BookingBook.GetAsync(transaction, booked.Id);
        },
        cancellationToken);

    private static string TokenOf(Booked last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{last.CheckIn:yyyy-MM-dd}|{last.Id:D}"));

    private static (DateOnly CheckIn, Guid Id) AfterOf(string token)
    {
        if (token.Length == 0)
        {
            return (DateOnly.MaxValue, Guid.Empty);
        }

        var parts = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|') : [];
        return parts is [var day, var id] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var checkIn)
            && Guid.TryParseExact(id, "D", out var last)
            ? (checkIn, last)
            : throw new InvalidArgumentException([new FieldViolation("page_token", "Give the token that the last page ended with, or none.")]);
    }
}
