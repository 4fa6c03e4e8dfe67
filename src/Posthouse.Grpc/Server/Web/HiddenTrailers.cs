using Microsoft.AspNetCore.Http.Features;

namespace Posthouse.Grpc.Server;

/// <summary>
/// A feature of a request (<see cref="IFeatureCollection"/>): which trailers do not go out. Where trailers are those of HTTP, a middleware removes them itself; in gRPC-Web and
/// the Connect protocol they are part of headers and body, which no middleware can take apart.
/// </summary>
/// <param name="Hides">Whether a trailer of this name, in lower case, is kept back.</param>
public sealed record HiddenTrailers(Func<string, bool> Hides);
