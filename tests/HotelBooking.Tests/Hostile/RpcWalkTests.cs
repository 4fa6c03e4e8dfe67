using Google.Protobuf;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Clusters;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Storage;

namespace HotelBooking.Tests.Hostile;

/// <summary>Every method that a component serves gets, in every field, every value that nobody should send.</summary>
[Collection(HostileTownCollection.Name)]
public sealed class RpcWalkTests(HostileTown town, ITestOutputHelper output)
{
    private const string Job = "insert into posthouse_jobs (id, kind, payload, traceparent, enqueued_at, due_at, attempts) values (@id, 'Planted', '{}', '', @at, @at, 0)";

    private static readonly ServedService Echo = ServedService.Of(typeof(EchoService));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_rules_forbid_is_refused_with_exactly_the_fields_and_leaves_no_trace()
    {
        var hotel = await town.HotelAsync();
        var walk = new RpcWalk(new RawCaller(hotel.Application).CallAsync);
        var before = await DatabasePrints.OfRestAsync(hotel, Cancelled);

        await walk.RunAsync(ServedService.All, static request => request.Expected == Expected.Violations, Cancelled);
        var after = await DatabasePrints.TakeAsync(hotel, Cancelled);

        output.WriteLine($"{walk.Sent} requests");
        Assert.True(walk.Failures.Count == 0, string.Join('\n', walk.Failures));
        Assert.Empty(DatabasePrints.Changed(before, after));
        Assert.InRange(walk.Sent, 300, 5000);
    }

    [Fact]
    public async Task No_day_amount_or_moment_that_is_none_is_taken_for_one()
    {
        var hotel = await town.HotelAsync();
        var walk = new RpcWalk(new RawCaller(hotel.Application).CallAsync);
        var before = await DatabasePrints.OfRestAsync(hotel, Cancelled);

        await walk.RunAsync(ServedService.All, static request => request.Expected == Expected.Refusal, Cancelled);
        await walk.GarbleAsync(ServedService.All, Cancelled);
        var after = await DatabasePrints.TakeAsync(hotel, Cancelled);

        output.WriteLine($"{walk.Sent} requests");
        Assert.True(walk.Failures.Count == 0, string.Join('\n', walk.Failures));
        Assert.Empty(DatabasePrints.Changed(before, after));
    }

    [Fact]
    public async Task Whatever_rules_allow_has_an_answer_that_the_contract_knows()
    {
        // What is taken goes on for hours: it has a town of its own.
        await using var hotel = await HotelCluster.StartAsync("one", HostileTown.Small, Cancelled);
        var walk = new RpcWalk(new RawCaller(hotel.Application).CallAsync);

        await walk.RunAsync(ServedService.All, static request => request.Expected == Expected.AnyStatus, Cancelled);

        output.WriteLine($"{walk.Sent} requests");
        Assert.True(walk.Failures.Count == 0, string.Join('\n', walk.Failures));
    }

    [Fact]
    public async Task A_list_of_nothing_but_wrong_items_is_refused_and_breaks_no_connection()
    {
        var hotel = await town.HotelAsync();
        var method = ReservationsService.Descriptor.FindMethodByName("StartPayment");
        var request = (StartPaymentRequest)ValidMessages.Of(method.InputType);
        request.LeadGuests.AddRange(Enumerable.Repeat("", 20_000));

        var answer = await new RawCaller(hotel.Application).CallAsync(ServedService.Of(typeof(ReservationsService)), method, request.ToByteArray(), Cancelled);

        Assert.Equal(StatusCode.InvalidArgument, answer.Status);
        Assert.Contains("lead_guests", answer.Fields);
        Assert.Contains("lead_guests[1]", answer.Fields);
    }

    [Fact]
    public void The_walk_knows_every_service_that_the_components_serve() => Assert.Equal(
        [
            "hotelbooking.partners.v1.PartnersService", "hotelbooking.reservations.v1.InventoryService", "hotelbooking.reservations.v1.ReservationsService", "hotelbooking.search.v1.SearchService",
            "posthouse.authentication.v1.AuthenticationService", "posthouse.payments.v1.PaymentsService", "posthouse.pdfreports.v1.PdfReportsService", "posthouse.users.v1.MailService",
            "posthouse.users.v1.UsersService",
        ],
        ServedService.All.Select(static service => service.Descriptor.FullName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(StatusCode.OK, "")]
    [InlineData(StatusCode.Unknown, "")]
    [InlineData(StatusCode.InvalidArgument, "another_field")]
    public async Task A_service_that_takes_anything_breaks_down_or_blames_another_field_is_caught(StatusCode status, string field)
    {
        var walk = new RpcWalk((_, _, _, _) => Task.FromResult(new Answer(status, new HashSet<string>(field.Length == 0 ? [] : [field]), "planted")));

        await walk.RunAsync([Echo], static request => request.Expected == Expected.Violations, Cancelled);

        Assert.Contains(walk.Failures, static failure => failure.Contains("EchoService.Echo: text = one too long", StringComparison.Ordinal));
        Assert.Contains(walk.Failures, static failure => failure.Contains("all wrong at once", StringComparison.Ordinal));
        Assert.Equal(walk.Sent, walk.Failures.Count);
    }

    [Fact]
    public async Task A_row_and_a_job_more_in_any_database_are_seen()
    {
        var hotel = await town.HotelAsync();
        var database = hotel.Application.ServicesOf("Users").GetRequiredService<Database>();
        var late = hotel.Application.Clock.GetUtcNow().AddDays(300);
        var before = await DatabasePrints.OfRestAsync(hotel, Cancelled);

        await database.WriteAsync(
            async writer =>
            {
                await writer.ExecuteAsync("create table planted (id integer primary key)");
                await writer.ExecuteAsync(Job, new { id = "planted", at = late });
            },
            Cancelled);
        var after = await DatabasePrints.TakeAsync(hotel, Cancelled);
        await database.WriteAsync(
            static async writer =>
            {
                await writer.ExecuteAsync("drop table planted");
                await writer.ExecuteAsync("delete from posthouse_jobs where id = 'planted'");
            },
            Cancelled);

        Assert.Equal(["Users.planted", "Users.posthouse_jobs Planted planted"], DatabasePrints.Changed(before, after));
    }

    [Fact]
    public async Task No_rest_comes_while_a_job_waits_to_be_done()
    {
        var hotel = await town.HotelAsync();
        var database = hotel.Application.ServicesOf("Users").GetRequiredService<Database>();
        var soon = hotel.Application.Clock.GetUtcNow().AddMinutes(5);
        await database.WriteAsync(async writer => await writer.ExecuteAsync(Job, new { id = "waiting", at = soon }), Cancelled);

        var rest = Rest.ComesAsync(hotel, Cancelled);
        var goingOn = await Rest.GoingOnAsync(hotel, Cancelled);
        var came = rest.IsCompleted;
        await database.WriteAsync(static async writer => await writer.ExecuteAsync("delete from posthouse_jobs where id = 'waiting'"), Cancelled);
        await rest;

        Assert.False(came);
        Assert.Contains("Users has to do Planted", goingOn, StringComparison.Ordinal);
    }
}
