using System.Net;
using Interop.Tests.Cases;
using Interop.Tests.Echo;
using Interop.Tests.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(OurServer))]

namespace Interop.Tests.Echo;

/// <summary>Our server with the echo service, without and with TLS, and peers as its clients.</summary>
public sealed class OurServer : IAsyncLifetime
{
    private readonly TestCertificate _certificate = new();
    private readonly Dictionary<(Language, bool), Lazy<PeerClient>> _clients = [];
    private WebApplication? _application;

    public CancellationRecord Cancellations { get; } = new();

    /// <summary>Where it listens without TLS.</summary>
    public string Address => $"http://{Authority(tls: false)}";

    /// <summary>What to trust over TLS.</summary>
    public TestCertificate Certificate => _certificate;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton(Cancellations);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Kestrel counts calls given up whose handlers still run, and beyond twice this limit takes the client for an attacker.
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(_certificate.Certificate);
            });
        });
        _application = builder.Build();
        _application.Use((http, next) =>
        {
            var flags = new FrameFlags();
            http.Items[typeof(FrameFlags)] = flags;
            if (http.Request.ContentType is "application/proto" or "application/json")
            {
                // A body that is one message has no frame: its header says what a flag would.
                flags.Add(http.Request.Headers.ContentEncoding.Count > 0);
            }
            else if (http.Request.Path.StartsWithSegments("/grpc.testing.TestService", StringComparison.Ordinal))
            {
                http.Request.Body = new ObservedStream(http.Request.Body, flags);
            }

            return next(http);
        });
        _application.MapGrpcService<EchoEndpoint>();
        _application.MapGrpcService<TestEndpoint>();
        _application.MapGrpcReflectionService();
        await _application.StartAsync();
        foreach (var language in new[] { Language.Node, Language.Python })
        {
            _clients[(language, false)] = new(() => PeerClient.Start(language, Authority(tls: false), null));
            _clients[(language, true)] = new(() => PeerClient.Start(language, Authority(tls: true), _certificate.CertificateFile));
        }
    }

    public PeerClient Client(Language language, bool tls) => _clients[(language, tls)].Value;

    /// <summary>Host and port.</summary>
    public string Authority(bool tls) => $"localhost:{new Uri(_application!.Urls.ElementAt(tls ? 1 : 0)).Port}";

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
        {
            await client.Value.DisposeAsync();
        }

        await _application!.DisposeAsync();
        _certificate.Dispose();
    }

}
