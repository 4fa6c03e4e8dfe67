using Microsoft.Extensions.Logging;

namespace Posthouse.Grpc.Server;

/// <summary>What calls over HTTP need from their application.</summary>
internal sealed record HttpCallSettings(TimeProvider Time, ILogger Logger);
