using Grpc.Core;
using Posthouse.Calls;

namespace Posthouse.Jobs;

/// <summary>Tells failures that pass by themselves from those that somebody has to look into.</summary>
internal static class Awaited
{
    /// <summary>What a failed attempt waits for; <see langword="null"/> when nothing says that waiting helps.</summary>
    public static string? Of(Exception error) => error switch
    {
        NotYetException notYet => notYet.Message,
        RpcException failed when Passes(failed.StatusCode) => $"{CalleeFailures.CalleeOf(failed) ?? "a service"} answered {failed.StatusCode}: {failed.Status.Detail}",
        StatusException failed when Passes(failed.StatusCode) => failed.Message,
        _ => null,
    };

    private static bool Passes(StatusCode status) => status == StatusCode.Aborted || ExceptionTranslator.PassesOn(status);
}
