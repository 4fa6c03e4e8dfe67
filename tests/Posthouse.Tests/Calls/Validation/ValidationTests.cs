using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Calls;
using Posthouse.Calls.Validation;
using Posthouse.Tests.Contracts.Validation.V1;

namespace Posthouse.Tests.Calls.Validation;

public sealed class ValidationTests
{
    private static readonly MessageValidator Bookings = Compiled(Booking.Descriptor).For(Booking.Descriptor)!;

    [Fact]
    public void Valid_request_passes() => Bookings.Demand(Valid());

    [Fact]
    public void Every_violation_is_named_at_once_with_its_path()
    {
        var booking = Valid();
        booking.Name = "";
        booking.Nights = 31;
        booking.Rooms.Add(new Room { Adults = 2, Guest = new Guest() });
        booking.Rooms.Add(new Room { Adults = 0 });
        booking.Labelled["sea \"view\""] = new Room { Adults = 10 };
        booking.Card = "12345";
        booking.Previous = new Booking { Name = "older name than ten", Nights = 1 };

        var paths = Violations(booking).Select(violation => violation.Field);

        Assert.Equal(
            [
                "name", "nights", "rooms[1].guest.surname", "rooms[2].adults", "labelled[\"sea \\u0022view\\u0022\"].adults", "card",
                "previous.name", "previous.rooms",
            ],
            paths);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_rule_says_what_to_do(string field, string description, Booking change)
    {
        var booking = Valid();
        booking.MergeFrom(change);

        Assert.Equal([new FieldViolation(field, description)], Violations(booking));
    }

    public static TheoryData<string, string, Booking> Broken() => new()
    {
        { "name", "must be at most 10 characters long", new Booking { Name = "abcdefghijk" } },
        { "name", "must not contain the character NUL", new Booking { Name = "a\0b" } },
        { "name", "must be well-formed Unicode", new Booking { Name = "a\uD83Db" } },
        { "name", "must be well-formed Unicode", new Booking { Name = "a\uDE00" } },
        { "nights", "must be greater than 0", new Booking { Nights = -1 } },
        { "nights", "must be less than 31", new Booking { Nights = 31 } },
        { "rooms", "must have at most 3 items", new Booking { Rooms = { Room(), Room(), Room() } } },
        { "card", "must match the pattern ^\\d{4}$", new Booking { Card = "1234\n" } },
        { "card", "must match the pattern ^\\d{4}$", new Booking { Card = "\u0661\u0662\u0663\u0664" } },
        { "card", "must match the pattern ^\\d{4}$", new Booking { Card = "" } },
        { "voucher", "must be 1 or more", new Booking { Voucher = 0 } },
        { "voucher", "must be 99 or less", new Booking { Voucher = 100 } },
        { "floor", "must be 1 or more", new Booking { Floor = 0 } },
        { "price", "must be 0 or more", new Booking { Price = -0.5 } },
        { "share", "must be 1 or less", new Booking { Share = 1.5f } },
        { "share", "must be 1 or less", new Booking { Share = float.NaN } },
        { "token", "must be at most 4 bytes long", new Booking { Token = ByteString.CopyFromUtf8("12345") } },
        { "kind", "must be a value that posthouse.tests.validation.v1.RoomKind names", new Booking { Kind = (RoomKind)9 } },
        { "kind", "must not be ROOM_KIND_CLOSED", new Booking { Kind = RoomKind.Closed } },
        { "tags[1]", "must not repeat an earlier item", new Booking { Tags = { "ab", "ab" } } },
        { "tags[0]", "must be at least 2 characters long", new Booking { Tags = { "a" } } },
        { "kinds[1]", "must not repeat an earlier item", new Booking { Kinds = { RoomKind.Single, RoomKind.Single } } },
        { "kinds[0]", "must be a value that posthouse.tests.validation.v1.RoomKind names", new Booking { Kinds = { (RoomKind)8 } } },
        { "email", "must be an e-mail address such as guest@example.org", new Booking { Email = "guest@" } },
        { "id", "must be a UUID of 36 characters", new Booking { Id = "0x0f0f0f-0000-0000-0000-000000000000" } },
        { "page", "must be an absolute URI such as https://example.org/", new Booking { Page = "/rooms" } },
        { "currency", "must be one of: , EUR, CHF", new Booking { Currency = "eur" } },
    };

    [Theory]
    [InlineData("😀😀😀😀😀😀😀😀😀😀", true)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀", false)]
    public void Length_counts_code_points(string name, bool fits)
    {
        var booking = Valid();
        booking.Name = name;

        Assert.Equal(fits ? [] : ["name"], Violations(booking).Select(violation => violation.Field));
    }

    [Fact]
    public void Two_infinities_break_the_finite_rule_and_the_bound()
    {
        var booking = Valid();
        booking.Price = double.NegativeInfinity;

        Assert.Equal(["must be a finite number", "must be 0 or more"], Violations(booking).Select(violation => violation.Description));
    }

    [Fact]
    public void Required_fields_of_every_type_must_be_set()
    {
        var validator = Compiled(Required.Descriptor).For(Required.Descriptor)!;
        List<FieldViolation>? violations = null;

        validator.Check(new Required { Floor = 0 }, ref violations);

        Assert.Equal(
            ["text", "number", "count", "agreed", "kind", "token", "plain", "numbers", "texts", "price"],
            violations!.Select(violation => violation.Field));
    }

    [Fact]
    public void Optional_number_may_be_zero_where_it_must_only_be_set()
    {
        var validator = Compiled(Required.Descriptor).For(Required.Descriptor)!;
        List<FieldViolation>? violations = null;

        validator.Check(new Required(), ref violations);

        Assert.Contains(new FieldViolation("floor", "must be set"), violations!);
    }

    [Fact]
    public void Messages_without_rules_get_no_validator() =>
        Assert.Null(Compiled(Plain.Descriptor).For(Plain.Descriptor));

    [Fact]
    public void Rules_by_selector_add_to_those_of_the_contract()
    {
        var rules = new ServiceRules().Validate("posthouse.tests.validation.v1.Booking.nights", max: 7);
        var validator = Compiled(Booking.Descriptor, rules).For(Booking.Descriptor)!;
        var booking = Valid();
        booking.Nights = 40;
        List<FieldViolation>? violations = null;

        validator.Check(booking, ref violations);

        Assert.Equal(["must be less than 31", "must be 7 or less"], violations!.Select(violation => violation.Description));
    }

    private static Booking Valid() => new() { Name = "Ada", Nights = 2, Rooms = { Room() }, Plain = new Plain { Text = "\0" } };

    private static Room Room() => new() { Adults = 2, Guest = new Guest { Surname = "Lovelace" } };

    private static ValidatorCompiler Compiled(MessageDescriptor type, params ServiceRules[] rules) => new([type], rules);

    private static IReadOnlyList<FieldViolation> Violations(Booking booking)
    {
        List<FieldViolation>? violations = null;
        Bookings.Check(booking, ref violations);
        return violations ?? [];
    }
}
