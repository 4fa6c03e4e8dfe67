using System.Net;
using HotelBooking.Tests.Clusters;

namespace HotelBooking.Tests.Hostile;

/// <summary>Every form of every page gets, in every field, what nobody should type.</summary>
public sealed class FormWalkTests(ITestOutputHelper output)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_page_forbids_is_refused_beside_the_fields_and_leaves_no_trace_and_so_does_what_no_page_has_shown_or_written()
    {
        await using var town = await FormTown.OpenAsync();
        using var statement = new BankStatement(town.Hotel.Outside.Bank.Address);
        var before = await DatabasePrints.OfRestAsync(town.Hotel, Cancelled);
        var charges = await statement.AllAsync(Cancelled);

        await town.Walk.RefuseAsync(Cancelled);
        await town.Walk.ForgeAsync(Cancelled);
        await town.Walk.TamperAsync(Cancelled);
        var after = await DatabasePrints.TakeAsync(town.Hotel, Cancelled);

        output.WriteLine($"{town.Walk.Sent} sent to {string.Join(' ', town.Walk.Forms)}");
        Assert.True(town.Walk.Failures.Count == 0, string.Join('\n', town.Walk.Failures));
        Assert.Empty(DatabasePrints.Changed(before, after));
        Assert.Equal(charges, await statement.AllAsync(Cancelled));
        Assert.InRange(town.Walk.Sent, 100, 5000);
    }

    [Fact]
    public async Task Whatever_else_is_typed_breaks_no_page()
    {
        await using var town = await FormTown.OpenAsync();

        await town.Walk.EndureAsync(Cancelled);

        output.WriteLine($"{town.Walk.Sent} sent");
        Assert.True(town.Walk.Failures.Count == 0, string.Join('\n', town.Walk.Failures));
    }

    [Fact]
    public async Task The_walk_knows_every_form_that_something_takes()
    {
        await using var town = await FormTown.OpenAsync();

        var taken = Rest.Components.SelectMany(component => PostedRoutes.Of(component, town.Hotel.Application.ServicesOf(component.Name)));

        Assert.Equal(["/payments/webhooks/bank"], taken.Except(town.Walk.Forms, StringComparer.Ordinal));
        Assert.Superset(new HashSet<string>(["/c/pay/*", "/c/pay/*/check/*", "/faults/*", "/hotels", "/hotels/*", "/switches"], StringComparer.Ordinal), town.Walk.Forms.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_that_takes_anything_breaks_down_or_blames_another_field_is_caught()
    {
        const string Page = """<form method="post" action="/planted"><input type="hidden" name="form" value="proof"><input type="hidden" name="version" value="3"><input name="name" required><input type="email" name="email"></form>""";
        var answers = new Queue<(HttpStatusCode Status, string Body)>();
        var walk = new FormWalk((request, _) => Task.FromResult(
            request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, Page) : answers.TryDequeue(out var next) ? Answer(next.Status, next.Body) : Answer(HttpStatusCode.OK, "")));
        await walk.OpenAsync(new Uri("http://localhost/"), Cancelled);

        answers.Enqueue((HttpStatusCode.UnprocessableEntity, """<input name="name" aria-invalid="true">"""));
        answers.Enqueue((HttpStatusCode.UnprocessableEntity, """<input name="email" aria-invalid="true">"""));
        await walk.RefuseAsync(Cancelled);
        var refused = (walk.Sent, walk.Failures.Count);
        await walk.ForgeAsync(Cancelled);
        var forged = (walk.Sent, walk.Failures.Count);
        await walk.TamperAsync(Cancelled);
        var tampered = (walk.Sent, walk.Failures.Count);
        answers.Enqueue((HttpStatusCode.InternalServerError, ""));
        answers.Enqueue((HttpStatusCode.OK, HostileTexts.Markup));
        await walk.EndureAsync(Cancelled);

        Assert.Equal(refused.Sent - 1, refused.Count);
        Assert.Equal(forged.Sent - 1, forged.Count);
        Assert.Equal(forged.Sent + 12, tampered.Sent);
        Assert.Equal(tampered.Sent - 1, tampered.Count);
        Assert.Equal(tampered.Count + 2, walk.Failures.Count);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
