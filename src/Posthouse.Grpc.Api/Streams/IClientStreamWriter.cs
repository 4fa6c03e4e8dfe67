namespace Grpc.Core;

/// <summary>The client's side of a request stream.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Ends the request stream. The server then sees its end; responses may still follow.</summary>
    /// <returns>Completes when the end has been sent.</returns>
    Task CompleteAsync();
}
