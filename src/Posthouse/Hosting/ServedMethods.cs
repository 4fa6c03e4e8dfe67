using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Calls.Pipeline;
using Posthouse.Components;
using Posthouse.Contracts.Events.V1;
using Posthouse.Events;
using Posthouse.Grpc.Server;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Binds what a process serves, each service behind the pipeline of its component; calls from here and from elsewhere meet the same bindings.</summary>
internal sealed class ServedMethods(ProcessPlan plan, ICallerResolver callers, ProcessHostOptions options)
{
    private const string ChassisName = "Posthouse";

    public IEnumerable<GrpcServiceBinding> Of(HostedComponent component)
    {
        var definition = component.Definition;
        var pipeline = Pipeline(definition.Name, definition.Serves);
        return definition.Serves.Select(served => GrpcServiceBinding.Create(served.Endpoint, pipeline, component.Services));
    }

    /// <summary>The facts of the publishing components of this process.</summary>
    public GrpcServiceBinding OfEventLog(IServiceProvider chassis)
    {
        var served = new ServedService(typeof(EventLogEndpoint), EventLogService.Descriptor, new ServiceRules());
        return GrpcServiceBinding.Create(served.Endpoint, Pipeline(ChassisName, [served]), chassis);
    }

    /// <summary>Services of the chassis itself: the logs, and what serving them needs.</summary>
    public ServiceProvider BuildChassis(PublishedLogs logs) => new ServiceCollection()
        .AddSingleton(logs)
        .AddSingleton(options.Events)
        .AddSingleton(options.Time)
        .AddSingleton(options.Loggers)
        .AddTransient<EventLogEndpoint>()
        .BuildServiceProvider();

    private GrpcServiceOptions Pipeline(string component, IReadOnlyCollection<ServedService> services)
    {
        var pipeline = new GrpcServiceOptions { MaxReceiveMessageSize = MessageLimits.Largest };
        pipeline.Interceptors.Add(new ServerPipeline(new ServerPipelineOptions
        {
            Component = component,
            Process = plan.Name,
            Rules = MethodRules.Of(services, plan.Application.Graph),
            Callers = callers,
            Loggers = options.Loggers,
            Clock = options.Time,
            Trackers = options.Trackers,
        }));
        return pipeline;
    }
}
