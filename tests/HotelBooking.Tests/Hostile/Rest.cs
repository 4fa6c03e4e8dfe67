using System.Collections.Immutable;
using Authentication;
using HotelBooking.BookingUi;
using HotelBooking.Partners;
using HotelBooking.Reservations;
using HotelBooking.Search;
using HotelBooking.Tests.Clusters;
using Microsoft.Extensions.DependencyInjection;
using PdfReports;
using Posthouse.Components;
using Posthouse.Payments;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Users;

namespace HotelBooking.Tests.Hostile;

/// <summary>Whether anything that was begun goes on, by what the databases say: a job that runs or is due within ten minutes, a fact that a follower has not had.</summary>
internal static class Rest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <summary>The components of the application.</summary>
    public static ImmutableArray<ComponentDefinition> Components { get; } =
    [
        ComponentDefinition.Of<BookingUiComponent>(), ComponentDefinition.Of<SearchComponent>(), ComponentDefinition.Of<PartnersComponent>(), ComponentDefinition.Of<ReservationsComponent>(),
        ComponentDefinition.Of<PaymentsComponent>(), ComponentDefinition.Of<PdfReportsComponent>(), ComponentDefinition.Of<UsersComponent>(), ComponentDefinition.Of<AuthenticationComponent>(),
    ];

    /// <summary>Waits until nothing goes on. Whoever has been answered and sends nothing more may rely on it: only time can change the databases then.</summary>
    public static Task ComesAsync(HotelCluster hotel, CancellationToken cancellationToken) => Eventually.BecomesAsync(
        // What one component did after its turn, another has published or enqueued: two looks with the same logs and jobs between them leave no such gap.
        async () => (First: await LookAsync(hotel, cancellationToken), Second: await LookAsync(hotel, cancellationToken)),
        static looks => looks.First == looks.Second && looks.Second.GoingOn.Length == 0,
        "nothing goes on",
        cancellationToken);

    /// <summary>What goes on; empty when nothing does.</summary>
    public static async Task<string> GoingOnAsync(HotelCluster hotel, CancellationToken cancellationToken) => (await LookAsync(hotel, cancellationToken)).GoingOn;

    private static async Task<Look> LookAsync(HotelCluster hotel, CancellationToken cancellationToken)
    {
        var goingOn = new List<string>();
        var written = new List<string>();
        foreach (var component in Components.Where(static component => component.Migrations is not null))
        {
            var database = hotel.Application.ServicesOf(component.Name).GetRequiredService<Database>();
            var jobs = await database.ReadAsync(
                reader => reader.QueryAsync<Job>("select id, kind, lease, due_at from posthouse_jobs where died_at is null order by id"), cancellationToken);
            var soon = hotel.Application.Clock.GetUtcNow() + Soon;
            goingOn.AddRange(jobs.Where(job => job.Lease is not null || job.DueAt <= soon).Select(job => $"{component.Name} has to do {job.Kind}"));
            written.AddRange(jobs.Select(static job => job.Id));
            foreach (var fact in component.Follows)
            {
                goingOn.AddRange(await BehindAsync(hotel, component, fact.Fact.FullName, database, cancellationToken));
            }

            written.Add($"{component.Name}: {await HeadAsync(database, cancellationToken)}");
        }

        return new Look(string.Join("; ", goingOn), string.Join("; ", written));
    }

    // A cursor that only passed other facts may be stored later: what counts is whether one of its own stands behind it.
    private static async Task<IEnumerable<string>> BehindAsync(HotelCluster hotel, ComponentDefinition follower, string type, Database database, CancellationToken cancellationToken)
    {
        var publisher = Components.Single(component => component.Publishes.Any(published => published.Fact.FullName == type));
        var had = await database.ReadAsync(
            reader => reader.QueryFirstAsync<long?>("select position from posthouse_cursors where publisher = @Name and type = @type", new { publisher.Name, type }), cancellationToken) ?? 0;
        var left = await hotel.Application.ServicesOf(publisher.Name).GetRequiredService<Database>().ReadAsync(
            reader => reader.QuerySingleAsync<long>("select count(*) from posthouse_events where type = @type and position > @had", new { type, had }), cancellationToken);
        return left == 0 ? [] : [$"{follower.Name} has not had {left} {type}"];
    }

    private static Task<long> HeadAsync(Database database, CancellationToken cancellationToken) =>
        database.ReadAsync(static reader => reader.QuerySingleAsync<long>("select coalesce(max(position), 0) from posthouse_events"), cancellationToken);

    private sealed record Job(string Id, string Kind, string? Lease, DateTimeOffset DueAt);

    private sealed record Look(string GoingOn, string Written);
}
