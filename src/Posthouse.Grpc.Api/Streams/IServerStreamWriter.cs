namespace Grpc.Core;

/// <summary>The server's side of a response stream. It ends when the handler returns.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
