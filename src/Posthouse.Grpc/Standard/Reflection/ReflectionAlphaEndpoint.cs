using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Question = Grpc.Reflection.V1.ServerReflectionRequest;

namespace Posthouse.Grpc.Standard;

/// <summary>Serves <c>grpc.reflection.v1alpha.ServerReflection</c> for older tools. Its messages are those of v1 under another package, so their bytes are the same.</summary>
/// <param name="services">What is shown.</param>
public sealed class ReflectionAlphaEndpoint(ReflectedServices services) : ServerReflection.ServerReflectionBase
{
    /// <inheritdoc/>
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var question = Question.Parser.ParseFrom(requestStream.Current.ToByteString());
            var answer = ReflectionAnswers.Answer(services, question);
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), context.CancellationToken);
        }
    }
}
