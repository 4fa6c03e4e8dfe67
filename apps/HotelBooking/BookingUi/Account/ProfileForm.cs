using System.Globalization;
using HotelBooking.BookingUi.Checkout;
using Microsoft.AspNetCore.Http;
using Posthouse.Contracts.Users.V1;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Account;

/// <summary>A profile as typed on the account page.</summary>
public sealed record ProfileForm
{
    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>The version that was read; what was saved elsewhere since is not overwritten.</summary>
    public long Version { get; init; }

    public static ProfileForm Of(Profile profile) => new() { Name = profile.Name, Email = profile.Email, Phone = profile.Phone, Version = profile.Version };

    public static ProfileForm Read(IFormCollection form) => new()
    {
        Name = Typed.Line(form["name"]),
        Email = Typed.Line(form["email"]),
        Phone = Typed.Line(form["phone"]),
        Version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
    };

    public FormProblems Check()
    {
        var problems = new FormProblems();
        Refuse("name", Typed.Problem(Name, "the name", GuestForm.LongestName));
        Refuse("email", Email.Length == 0
            ? "Enter the e-mail address to which we write"
            : Typed.Problem(Email, "the e-mail address", GuestForm.LongestEmail) ?? EmailAddress.Problem(Email));
        Refuse("phone", Typed.Problem(Phone, "the telephone number", GuestForm.LongestPhone));
        return problems;

        void Refuse(string field, string? problem)
        {
            if (problem is not null)
            {
                problems.Add(field, problem);
            }
        }
    }

    public SaveProfileRequest ToRequest() =>
        new() { Profile = new Profile { Name = Name, Email = Email, Phone = Phone, Language = "en", Version = Version } };
}
