using Posthouse.Calls;
using Posthouse.Calls.Validation;
using Posthouse.Contracts.Options.V1;
using Posthouse.Tests.Contracts.Validation.V1;

namespace Posthouse.Tests.Calls.Validation;

public sealed class RuleProblemTests
{
    [Fact]
    public void Rules_of_the_contract_have_no_problems() => Assert.Empty(Problems(new ServiceRules()));

    [Fact]
    public void Selector_that_matches_nothing_is_a_problem() =>
        Assert.Contains("\"posthouse.tests.validation.v1.Booking.night\"", Only(Problem("night", new FieldRules { Required = true })), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Rule_that_does_not_fit_its_field_is_a_problem(string field, FieldRules rules) =>
        Assert.Contains($"Booking.{field}", Only(Problem(field, rules)), StringComparison.Ordinal);

    public static TheoryData<string, FieldRules> Misfits() => new()
    {
        { "name", new FieldRules { Int32 = new Int32Rules { Gte = 0 } } },
        { "nights", new FieldRules { Int64 = new Int64Rules { Gte = 0 } } },
        { "voucher", new FieldRules { Int32 = new Int32Rules { Gte = 0 } } },
        { "rooms", new FieldRules { String = new StringRules { MaxLen = 1 } } },
        { "labelled", new FieldRules { Repeated = new RepeatedRules { MaxItems = 1 } } },
        { "name", new FieldRules { Repeated = new RepeatedRules { MaxItems = 1 } } },
        { "rooms", new FieldRules { Repeated = new RepeatedRules { Unique = true } } },
        { "rooms", new FieldRules { Repeated = new RepeatedRules { Items = new FieldRules { Required = true } } } },
        { "tags", new FieldRules { Repeated = new RepeatedRules { Items = new FieldRules { Int32 = new Int32Rules() } } } },
        { "previous", new FieldRules { Enum = new EnumRules { DefinedOnly = true } } },
        { "name", new FieldRules { String = new StringRules { Pattern = "(" } } },
        { "name", new FieldRules { String = new StringRules { Pattern = @"(.)\1" } } },
    };

    private static IReadOnlyList<string> Problem(string field, FieldRules rules) =>
        Problems(new ServiceRules().Validate($"posthouse.tests.validation.v1.Booking.{field}", rules));

    private static IReadOnlyList<string> Problems(ServiceRules rules) => new ValidatorCompiler([Booking.Descriptor], [rules]).Problems;

    private static string Only(IReadOnlyList<string> problems) => Assert.Single(problems);
}
