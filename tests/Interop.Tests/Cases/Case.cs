namespace Interop.Tests.Cases;

/// <summary>The cases of gRPC's public interoperability description, by its own names, with our client's part in each.</summary>
internal sealed record Case(string Name, Func<OurCases, OurCompressionCases, Task> RunAsync)
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("empty_unary", (cases, _) => cases.EmptyUnary()),
        new("large_unary", (cases, _) => cases.LargeUnary()),
        new("client_streaming", (cases, _) => cases.ClientStreaming()),
        new("server_streaming", (cases, _) => cases.ServerStreaming()),
        new("ping_pong", (cases, _) => cases.PingPong()),
        new("empty_stream", (cases, _) => cases.EmptyStream()),
        new("client_compressed_unary", (_, cases) => cases.ClientCompressedUnary()),
        new("server_compressed_unary", (_, cases) => cases.ServerCompressedUnary()),
        new("client_compressed_streaming", (_, cases) => cases.ClientCompressedStreaming()),
        new("server_compressed_streaming", (_, cases) => cases.ServerCompressedStreaming()),
        new("cancel_after_begin", (cases, _) => cases.CancelAfterBegin()),
        new("cancel_after_first_response", (cases, _) => cases.CancelAfterFirstResponse()),
        new("timeout_on_sleeping_server", (cases, _) => cases.TimeoutOnSleepingServer()),
        new("status_code_and_message", (cases, _) => cases.StatusCodeAndMessage()),
        new("special_status_message", (cases, _) => cases.SpecialStatusMessage()),
        new("unimplemented_method", (cases, _) => cases.UnimplementedMethod()),
        new("unimplemented_service", (cases, _) => cases.UnimplementedService()),
        new("custom_metadata", (cases, _) => cases.CustomMetadata()),
    ];
}
