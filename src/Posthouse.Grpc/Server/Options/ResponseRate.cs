using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Lets a reader of HTTP/2 rest as long as it likes: there Kestrel counts the time in which flow control holds a response as slowness of the client, and ends the connection with every call on it.
/// Clients that are gone are found by pings. Responses of HTTP/1.1 keep the limit that was configured.
/// </summary>
internal sealed class ResponseRate : IPostConfigureOptions<KestrelServerOptions>, IStartupFilter
{
    private MinDataRate? _configured;

    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        _configured = options.Limits.MinResponseDataRate;
        options.Limits.MinResponseDataRate = null;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(following => http =>
        {
            // Only requests of HTTP/1.1 have a rate of their own.
            if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = _configured;
            }

            return following(http);
        });
        next(application);
    };
}
