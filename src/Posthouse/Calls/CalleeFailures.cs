using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>
/// Marks the exceptions that calls end with, so that a handler's own <see cref="RpcException"/> can be told from one that a callee's answer caused:
/// only the former may go to the handler's caller as it is.
/// </summary>
internal static class CalleeFailures
{
    private const string Key = "posthouse.callee";

    public static string? CalleeOf(RpcException exception) => exception.Data[Key] as string;

    public static void Mark(RpcException exception, string callee) => exception.Data[Key] = callee;
}
