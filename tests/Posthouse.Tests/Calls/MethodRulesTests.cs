using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Tests.Contracts.Validation.V1;
using Posthouse.Topologies;

namespace Posthouse.Tests.Calls;

public sealed class MethodRulesTests
{
    [Fact]
    public void Method_without_access_rule_is_a_problem() =>
        Assert.Contains("BookingService/Forget", Assert.Single(Problems(_ => { })), StringComparison.Ordinal);

    [Fact]
    public void Access_by_selector_mends_it() => Assert.Empty(Problems(Forgetting));

    [Fact]
    public void Selectors_that_match_nothing_are_problems()
    {
        var problems = Problems(rules =>
        {
            Forgetting(rules);
            rules.Allow("posthouse.tests.validation.v1.BookingService/Remember", Access.Public);
            rules.Validate("posthouse.tests.validation.v1.Booking.sights", min: 1);
        });

        Assert.Equal(2, problems.Count);
        Assert.Contains("BookingService/Remember", problems[0], StringComparison.Ordinal);
        Assert.Contains("Booking.sights", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_that_does_not_fit_is_a_problem()
    {
        var problems = Problems(rules =>
        {
            Forgetting(rules);
            rules.Validate("posthouse.tests.validation.v1.Booking.name", min: 1);
        });

        Assert.Contains("int32 does not fit posthouse.tests.validation.v1.Booking.name", Assert.Single(problems), StringComparison.Ordinal);
    }

    private static void Forgetting(ServiceRules rules) => rules.Allow("posthouse.tests.validation.v1.BookingService/Forget", Access.Service);

    private static IReadOnlyList<string> Problems(Action<ServiceRules> add)
    {
        var rules = new ServiceRules();
        add(rules);
        return MethodRules.Of([new ServedService(typeof(BookingService.BookingServiceBase), BookingService.Descriptor, rules)], CallGraph.Of([])).Problems;
    }
}
