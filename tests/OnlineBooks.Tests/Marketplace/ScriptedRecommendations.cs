using Grpc.Core;

namespace OnlineBooks.Tests.Marketplace;

/// <summary>Recommendations as a test wants them to answer.</summary>
internal sealed class ScriptedRecommendations(Func<RecommendationRequest, CallOptions, Task<RecommendationResponse>> answer) : CallInvoker
{
    public static ScriptedRecommendations With(params IEnumerable<(int Id, string Title)> books) =>
        new((_, _) => Task.FromResult(new RecommendationResponse
        {
            Recommendations = { books.Select(book => new BookRecommendation { Id = book.Id, Title = book.Title }) },
        }));

    public static ScriptedRecommendations Failing(StatusCode status) =>
        new((_, _) => Task.FromException<RecommendationResponse>(new RpcException(new Status(status, "scripted"))));

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var reply = (Task<TResponse>)(object)answer((RecommendationRequest)(object)request, options);
        return new AsyncUnaryCall<TResponse>(reply, Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("A page never blocks.");

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw NotInContract();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotInContract();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotInContract();

    private static NotSupportedException NotInContract() => new("The contract has one unary method.");
}
