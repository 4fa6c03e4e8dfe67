using System.Security.Cryptography;
using Bank.Api;
using Bank.Books;
using Bank.Counter;
using Bank.Faults;
using Bank.Home;
using Bank.Moves;
using Bank.Webhooks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Look;

namespace Bank;

/// <summary>
/// A stand-in for a bank: speaks the part of the Stripe HTTP interface that taking, giving back and returning card payments needs, shows the card
/// page, and calls the merchant back. Everything is on the disk before it is answered.
/// </summary>
public sealed class BankServer : IAsyncDisposable
{
    private const long LargestBody = 4_000_000;

    private readonly WebApplication _web;

    private BankServer(WebApplication web, Uri address)
    {
        _web = web;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a bank, or goes on with the one whose data the folder has.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BankServer> StartAsync(BankServerOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (options.Socket is { } socket)
            {
                kestrel.ListenHandle(socket);
            }
            else
            {
                kestrel.Listen(options.Listen, options.Port);
            }
        });
        builder.Services
            .AddSingleton(options.Loggers ?? NullLoggerFactory.Instance)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .AddSingleton(options)
            .AddSingleton(new BankClock(options.Clock))
            .AddSingleton(_ => new BankBooks(options.Directory))
            .AddSingleton<BankAddress>()
            .AddSingleton<Desk>()
            .AddSingleton<FaultBox>()
            .AddSingleton<ReplayKeys>()
            .AddSingleton<ApiPipeline>()
            .AddSingleton<Calendar>()
            .AddSingleton<Courier>();
        var web = builder.Build();
        Map(web);
        await web.StartAsync(cancellationToken);
        var address = new UriBuilder(new Uri(web.Urls.First())) { Host = "localhost" }.Uri;
        web.Services.GetRequiredService<BankAddress>().Value = address.GetLeftPart(UriPartial.Authority);
        await OpenAsync(web.Services);
        return new BankServer(web, address);
    }

    /// <summary>Closes the books; everything that was answered is in them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
    }

    private static void Map(WebApplication web)
    {
        web.MapLook();
        foreach (var operation in ApiOperation.All)
        {
            web.MapMethods(operation.Path, [operation.Method], (HttpContext http, ApiPipeline pipeline, string? id) => pipeline.HandleAsync(http, operation, id));
        }

        web.Map("/v1/{**anything}", (HttpContext http) => ApiEdges.NotFoundAsync(http));
        CardPages.Map(web);
        FaultCalls.Map(web);
        HomePages.Map(web);
    }

    private static async Task OpenAsync(IServiceProvider services)
    {
        await services.GetRequiredService<Desk>().DoAsync(Origin.Bank, work => work.Books.Find<Switches>(Switches.TheOne) ?? work.Books.Keep(new Switches
        {
            Id = Switches.TheOne,
            Created = work.Now,
            FingerprintKey = RandomNumberGenerator.GetHexString(32),
        }));
        services.GetRequiredService<Calendar>().Start();
        services.GetRequiredService<Courier>().Start();
    }

    /// <summary>Whoever started the bank ends it.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
