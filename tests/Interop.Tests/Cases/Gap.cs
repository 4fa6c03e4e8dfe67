using Interop.Tests.Peers;

namespace Interop.Tests.Cases;

/// <summary>A case that a peer cannot do, and how that shows.</summary>
/// <param name="Language">Whose gRPC.</param>
/// <param name="Side">What it does.</param>
/// <param name="Case">The case.</param>
/// <param name="Symptom">Part of the failure: another failure is not this gap.</param>
/// <param name="Reason">Why it cannot.</param>
internal sealed record Gap(Language Language, Side Side, string Case, string Symptom, string Reason)
{
    private const string NotShown = "its handlers are not shown whether a message came compressed, so it cannot refuse the probe; compressed requests are taken";
    private const string WholeRouter = "compression of responses is set for the whole server, not for a call or a message";

    public static IReadOnlyList<Gap> All { get; } =
    [
        new(Language.Node, Side.Serves, "client_compressed_unary", "No exception was thrown", NotShown),
        new(Language.Node, Side.Serves, "client_compressed_streaming", "No exception was thrown", NotShown),
        new(Language.Node, Side.Serves, "server_compressed_unary", "Collections differ", "its server does not compress"),
        new(Language.Node, Side.Serves, "server_compressed_streaming", "Collections differ", "its server does not compress"),
        new(Language.Python, Side.Serves, "client_compressed_unary", "No exception was thrown", NotShown),
        new(Language.Python, Side.Serves, "client_compressed_streaming", "No exception was thrown", NotShown),
        new(Language.Python, Side.Calls, "client_compressed_streaming", "RpcError", "its client compresses a whole call or nothing of it; the case wants one message plain"),
        new(Language.Connect, Side.Serves, "server_compressed_unary", "Collections differ", WholeRouter),
        new(Language.Connect, Side.Serves, "server_compressed_streaming", "Collections differ", WholeRouter),
        new(Language.Connect, Side.Calls, "client_compressed_streaming", "compressed is", "its client compresses by transport; the case wants one message plain"),
    ];

    public static Gap? Find(Language language, Side side, string name) =>
        All.SingleOrDefault(gap => gap.Language == language && gap.Side == side && string.Equals(gap.Case, name, StringComparison.Ordinal));

    /// <summary>What is unexpected about how a case ended: that it failed, failed otherwise than its gap says, or passed although it has one.</summary>
    public static string? Surprise(string name, string? failure, Gap? gap) => (failure, gap) switch
    {
        (null, null) => null,
        (null, _) => $"{name} was expected to fail ({gap.Reason}) but passed.",
        (_, null) => $"{name}: {failure}",
        _ => failure.Contains(gap.Symptom, StringComparison.Ordinal) ? null : $"{name} was expected to fail with \"{gap.Symptom}\" but failed so: {failure}",
    };
}
