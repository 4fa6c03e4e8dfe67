using System.Net;
using Mailbox.Mails;
using Mailbox.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mailbox;

/// <summary>Shows the mails of a pickup folder in a browser, and as data at <c>/api/mails</c>.</summary>
public sealed class MailboxServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private MailboxServer(WebApplication server)
    {
        _server = server;
        Address = new Uri(server.Urls.Single());
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it; it answers when this returns.</summary>
    /// <param name="options">What to show, and where.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<MailboxServer> StartAsync(MailboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Folder);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Mailbox", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
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
        builder.Services.AddSingleton(new MailFolder(options.Folder)).AddRazorComponents();
        var server = builder.Build();
        MailboxRoutes.Map(server);
        await server.StartAsync(cancellationToken);
        return new MailboxServer(server);
    }

    /// <summary>Stops it; the mails stay.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
