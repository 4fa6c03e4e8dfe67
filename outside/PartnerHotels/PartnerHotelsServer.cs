using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Home;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels;

/// <summary>One partner's system, running.</summary>
public sealed class PartnerHotelsServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Register _register;
    private readonly FaultSwitches _faults;

    private PartnerHotelsServer(WebApplication server, Register register, FaultSwitches faults)
    {
        (_server, _register, _faults) = (server, register, faults);
        Address = new Uri(server.Urls.Single());
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>The references of all bookings that stand.</summary>
    public IReadOnlyList<string> Standing => [.. _register.All.Where(booking => booking.CancelledAt is null).Select(booking => booking.Reference)];

    /// <summary>How often somebody followed its redirect to this machine.</summary>
    public int Strayed => _faults.Traffic.Strayed;

    /// <summary>Requests of its protocol so far.</summary>
    public int Asked => _faults.Traffic.Asked;

    /// <summary>Requests that hang at the moment.</summary>
    public int Waiting => _faults.Traffic.Waiting;

    /// <summary>Starts a partner's system.</summary>
    /// <exception cref="ArgumentException">There is no such partner.</exception>
    public static async Task<PartnerHotelsServer> StartAsync(PartnerHotelsOptions options, CancellationToken cancellationToken)
    {
        var partner = Partner.Named(options.Partner) ?? throw new ArgumentException($"There is no partner {options.Partner}.", nameof(options));
        var faults = new FaultSwitches();
        var register = new Register(new Journal(Path.Combine(options.DataDirectory, $"{partner.Name}.bookings.jsonl")));
        var catalogue = new PartnerCatalogue(partner, KnownHotels.First(options.Hotels));
        var desk = new PartnerDesk(new OfferBook(partner, catalogue, register.Booked), catalogue, register, faults, options.Time);

        var server = Build(options);
        var transport = new FaultyTransport(faults, options.Slowness, options.Time);
        server.UseWhen(context => IsProtocol(context.Request.Path), protocol => protocol.Use(next => context => transport.AnswerAsync(context, next)));
        server.UseRouting();
        partner.Map(server, desk);
        HomePages.Map(server, () => new PartnerView(partner, catalogue, register, faults));
        MapSwitches(server, faults);
        await server.StartAsync(cancellationToken);
        return new PartnerHotelsServer(server, register, faults);
    }

    /// <summary>Switches a fault, as its page does.</summary>
    /// <param name="name">The name of the switch, as its page lists it.</param>
    /// <param name="on">Whether the fault shall be.</param>
    /// <exception cref="ArgumentException">There is no such switch.</exception>
    public void Switch(string name, bool on) =>
        _faults.Set(FaultSwitches.Named(name) ?? throw new ArgumentException($"There is no switch {name}.", nameof(name)), on);

    /// <summary>Stops it; its bookings stay in its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _register.Dispose();
    }

    private static WebApplication Build(PartnerHotelsOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "PartnerHotels", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (options.Socket is { } socket)
            {
                kestrel.ListenHandle(socket);
            }
            else
            {
                kestrel.Listen(IPAddress.Loopback, options.Port);
            }
        });
        return builder.Build();
    }

    private static void MapSwitches(IEndpointRouteBuilder routes, FaultSwitches faults)
    {
        routes.MapGet("/faults", () => Results.Json(FaultSwitches.All.ToDictionary(known => known.Name, known => faults.IsOn(known.Fault), StringComparer.Ordinal)));
        routes.MapPost("/faults/{name}", (string name, bool on, HttpRequest request) =>
        {
            // Programs say nothing about it; a browser says when a page of another site made it send this.
            if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            if (FaultSwitches.Named(name) is not { } fault)
            {
                return Results.NotFound();
            }

            faults.Set(fault, on);
            return Results.LocalRedirect("~/");
        });
        routes.MapDelete("/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        routes.MapGet(FaultyTransport.StrayPath, () =>
        {
            faults.Traffic.Stray();
            return Results.Text("You should not be here.");
        });
    }

    private static bool IsProtocol(PathString path) => !HomePages.Has(path) && !path.StartsWithSegments("/faults", StringComparison.Ordinal) && path != FaultyTransport.StrayPath;
}
