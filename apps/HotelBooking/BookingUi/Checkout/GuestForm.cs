using System.Collections.Immutable;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Who books and who stays, as typed on the checkout page.</summary>
public sealed record GuestForm
{
    public const int LongestName = 200;
    public const int LongestEmail = 254;
    public const int LongestPhone = 40;
    public const int LongestWishes = 1000;

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>Who is given each room; empty where it is whoever books.</summary>
    public ImmutableArray<string> Guests { get; init; } = [];

    public string Wishes { get; init; } = "";

    public InvoiceAddress Invoice { get; init; } = InvoiceAddress.None;

    /// <summary>The name of the field for a room's guest.</summary>
    /// <param name="room">The room, counted from 0.</param>
    public static string GuestField(int room) => $"guest-{room + 1}";

    /// <summary>Reads what was sent.</summary>
    public static GuestForm Read(IFormCollection form, int rooms) => new()
    {
        Name = Typed.Line(form["name"]),
        Email = Typed.Line(form["email"]),
        Phone = Typed.Line(form["phone"]),
        Guests = [.. Enumerable.Range(0, rooms).Select(room => Typed.Line(form[GuestField(room)]))],
        Wishes = Typed.Lines(form["wishes"]),
        Invoice = InvoiceAddress.Read(form),
    };

    /// <summary>What was given when the payment was begun before; empty when it was not.</summary>
    public static GuestForm Of(Reservation reservation)
    {
        var booker = reservation.Booker ?? new Booker();
        return new GuestForm
        {
            Name = booker.Name,
            Email = booker.Email,
            Phone = booker.Phone,
            Guests =
            [
                .. reservation.Stay.Rooms.Select((_, room) =>
                    reservation.LeadGuests.ElementAtOrDefault(room) is { } guest && guest != booker.Name ? guest : ""),
            ],
            Wishes = reservation.Wishes,
            Invoice = InvoiceAddress.Parse(reservation.InvoiceTo),
        };
    }

    /// <summary>Everything that is wrong with it, in the order of the page.</summary>
    public FormProblems Check()
    {
        var problems = new FormProblems();
        Refuse("name", Name.Length == 0 ? "Enter your full name" : Typed.Problem(Name, "the name", LongestName));
        Refuse("email", EmailProblem());
        Refuse("phone", PhoneProblem());
        for (var room = 0; room < Guests.Length; room++)
        {
            Refuse(GuestField(room), Typed.Problem(Guests[room], Guests.Length == 1 ? "the guest’s name" : $"the name for room {room + 1}", LongestName));
        }

        Refuse("wishes", Typed.Problem(Wishes, "your wishes", LongestWishes));
        Invoice.Check(problems);
        return problems;

        void Refuse(string field, string? problem)
        {
            if (problem is not null)
            {
                problems.Add(field, problem);
            }
        }
    }

    /// <summary>The call that begins the payment; without the addresses of the way back.</summary>
    public StartPaymentRequest ToRequest(string accessKey)
    {
        var request = new StartPaymentRequest
        {
            AccessKey = accessKey,
            Booker = new Booker { Name = Name, Email = Email, Phone = Phone, Language = "en" },
            Wishes = Wishes,
            InvoiceTo = Invoice.ToString(),
        };
        request.LeadGuests.AddRange(Guests.Select(guest => guest.Length == 0 ? Name : guest));
        return request;
    }

    private string? EmailProblem() => Email switch
    {
        "" => "Enter the e-mail address to which the confirmation goes",
        _ when Typed.Problem(Email, "the e-mail address", LongestEmail) is { } problem => problem,
        _ => EmailAddress.Problem(Email),
    };

    private string? PhoneProblem() => Typed.Problem(Phone, "the telephone number", LongestPhone)
        ?? (Phone.Length == 0 || (Phone.Count(char.IsAsciiDigit) >= 5 && Phone.All(static letter => char.IsAsciiDigit(letter) || "+-()./ ".Contains(letter)))
            ? null
            : "Enter the telephone number in digits, such as +351 21 000 00 00");
}
