using Posthouse.Components;

namespace HotelBooking.Reservations;

/// <summary>How rooms are kept and sold. Section <c>Reservations</c>.</summary>
public sealed record ReservationsOptions : ICheckedOptions
{
    /// <summary>
    /// From this quotes, access keys and document links are made; change it and all of them end. Default: a random one, made once and kept in the database;
    /// configured, a copy of the database alone opens no reservation.
    /// </summary>
    [Secret]
    public string Secret { get; init; } = "";

    /// <summary>How long a quote is a promise. Default 15 min; 1 s to 1 h.</summary>
    public TimeSpan QuoteFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long rooms are held, and by how much a hold is extended. Default 15 min; 1 s to 1 h.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Least time that the bank's page stays open, although the hold would end before. Default 5 min; 0 to 1 h.</summary>
    public TimeSpan PayWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after a hold's end a payment that still arrives may take the rooms again, before it is ended at the bank. Default 1 min; 0 to 1 h.</summary>
    public TimeSpan VoidAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the preview of a cancellation is a promise. Default 5 min; 1 s to 1 h.</summary>
    public TimeSpan PreviewFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the confirmation mail waits for the receipt's PDF. Default 30 s; 0 to 1 h.</summary>
    public TimeSpan RecapWaits { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one receipt to be rendered. Default 20 s; 100 ms to 5 min.</summary>
    public TimeSpan RenderWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time for one call to another component. Default 10 s; 100 ms to 1 min.</summary>
    public TimeSpan CallWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the receipt, and each mail that follows a booking, is tried before it is given up and the booking says so; waits grow to 5 min, so that the default is more than
    /// three days. Default 1,000; 1 to 1,000.
    /// </summary>
    public int FollowUpAttempts { get; init; } = 1_000;

    /// <summary>Most rooms that one visitor holds without paying. Default 30; 1 to 100,000.</summary>
    public int MaxHeldRooms { get; init; } = 30;

    /// <summary>Most tries to find a reservation with one e-mail address, and with one locator, in 15 minutes. Default 10; 1 to 1,000.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Who sells, as receipts name it.</summary>
    public string LegalName { get; init; } = "Posthouse Stays Ltd";

    /// <summary>Where the seller sits, as receipts name it.</summary>
    public string LegalAddress { get; init; } = "1 Mail Road, Anytown";

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. When(Secret.Length is > 0 and < 32, "Secret: give at least 32 characters, or none."),
        .. Range(nameof(QuoteFor), QuoteFor, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        .. Range(nameof(HoldFor), HoldFor, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        .. Range(nameof(PayWithin), PayWithin, TimeSpan.Zero, TimeSpan.FromHours(1)),
        .. Range(nameof(VoidAfter), VoidAfter, TimeSpan.Zero, TimeSpan.FromHours(1)),
        .. Range(nameof(PreviewFor), PreviewFor, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        .. Range(nameof(RecapWaits), RecapWaits, TimeSpan.Zero, TimeSpan.FromHours(1)),
        .. Range(nameof(RenderWithin), RenderWithin, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)),
        .. Range(nameof(CallWithin), CallWithin, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        .. When(MaxHeldRooms is < 1 or > 100_000, "MaxHeldRooms: give 1 to 100,000."),
        .. When(FollowUpAttempts is < 1 or > 1_000, "FollowUpAttempts: give 1 to 1,000."),
        .. When(MaxAttempts is < 1 or > 1_000, "MaxAttempts: give 1 to 1,000."),
        .. When(string.IsNullOrWhiteSpace(LegalName), "LegalName: say who sells."),
    ];

    private static IEnumerable<string> When(bool isWrong, string problem) => isWrong ? [problem] : [];

    private static IEnumerable<string> Range(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        When(value < least || value > most, $"{name}: give {least} to {most}.");
}
