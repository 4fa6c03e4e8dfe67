using Grpc.AspNetCore.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Calls;
using Posthouse.Calls.Pipeline;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Topologies;

namespace Posthouse.Bench.Servers;

/// <summary>Serves the echo service.</summary>
internal sealed class EchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<BenchEndpoint>();
}

/// <summary>Calls it.</summary>
internal sealed class CallingComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Calls<EchoService.EchoServiceClient>();
}

/// <summary>The echo service behind the whole pipeline of the chassis.</summary>
internal static class BenchComponents
{
    public static GrpcServiceBinding Bind(ICallerResolver callers, TimeProvider time)
    {
        var echo = ComponentDefinition.Of<EchoComponent>();
        var graph = CallGraph.Of([echo, ComponentDefinition.Of<CallingComponent>()]);
        var options = new GrpcServiceOptions();
        options.Interceptors.Add(new ServerPipeline(new ServerPipelineOptions
        {
            Component = echo.Name,
            Process = "bench",
            Rules = MethodRules.Of(echo.Serves, graph),
            Callers = callers,
            Loggers = NullLoggerFactory.Instance,
            Clock = time,
        }));
        return GrpcServiceBinding.Of(new BenchEndpoint(), options);
    }
}
