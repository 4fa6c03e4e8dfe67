using Grpc.Core;
using Grpc.Reflection.V1;

namespace Posthouse.Grpc.Standard;

/// <summary>Serves <c>grpc.reflection.v1.ServerReflection</c> (gRPC's document "server-reflection").</summary>
/// <param name="services">What is shown.</param>
public sealed class ReflectionEndpoint(ReflectedServices services) : ServerReflection.ServerReflectionBase
{
    /// <inheritdoc/>
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(ReflectionAnswers.Answer(services, requestStream.Current), context.CancellationToken);
        }
    }
}
