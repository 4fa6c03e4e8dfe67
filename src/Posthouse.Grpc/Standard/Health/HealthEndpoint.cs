using Grpc.Core;
using Grpc.Health.V1;
using Status = Grpc.Core.Status;

namespace Posthouse.Grpc.Standard;

/// <summary>Serves <c>grpc.health.v1.Health</c> (gRPC's document "health-checking").</summary>
/// <param name="health">What is known.</param>
public sealed class HealthEndpoint(ServiceHealth health) : Health.HealthBase
{
    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) => health.Find(request.Service) is { } status
        ? Task.FromResult(new HealthCheckResponse { Status = status })
        : throw new RpcException(new Status(StatusCode.NotFound, $"This server has no service \"{request.Service}\"."));

    /// <inheritdoc/>
    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        HealthCheckResponse.Types.ServingStatus? told = null;
        while (true)
        {
            var (known, isClosed, changed) = health.Observe(request.Service);
            var status = known ?? HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
            if (told != status)
            {
                told = status;
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
            }

            if (isClosed)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "The server is stopping."));
            }

            await changed.WaitAsync(context.CancellationToken);
        }
    }
}
