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

/// <summary>Binds what a process serves, each service behind the pipeline of its component; calls from here, from elsewhere and from outside meet the same pipeline.</summary>
internal sealed class ServedMethods(ProcessPlan plan, ICallerResolver callers, ProcessHostOptions options)
{
    private const string ChassisName = "Posthouse";

    private readonly Dictionary<string, ServerPipeline> _pipelines = new(StringComparer.Ordinal);

    /// <summary>What a component serves to components.</summary>
    public IEnumerable<GrpcServiceBinding> Of(HostedComponent component) => component.Definition.Serves
        .Select(served => GrpcServiceBinding.Create(served.Endpoint, Options(component.Definition, MessageLimits.Largest), component.Services));

    /// <summary>What a component serves to outsiders.</summary>
    /// <param name="component">The component.</param>
    /// <param name="includes">Whether they may call the method of a path.</param>
    public IEnumerable<GrpcServiceBinding> OpenOf(HostedComponent component, Predicate<string> includes) => component.Definition.Serves
        .Select(served => GrpcServiceBinding.Create(served.Endpoint, Options(component.Definition, MessageLimits.LargestFromOutside), component.Services, method => includes(method.FullName)));

    /// <summary>The facts of the publishing components of this process.</summary>
    public GrpcServiceBinding OfEventLog(IServiceProvider chassis)
    {
        var served = new ServedService(typeof(EventLogEndpoint), EventLogService.Descriptor, new ServiceRules());
        return GrpcServiceBinding.Create(served.Endpoint, Options(Pipeline(ChassisName, [served]), MessageLimits.Largest), chassis);
    }

    /// <summary>Services of the chassis itself: the logs, and what serving them needs.</summary>
    public ServiceProvider BuildChassis(PublishedLogs logs) => new ServiceCollection()
        .AddSingleton(logs)
        .AddSingleton(options.Events)
        .AddSingleton(options.Time)
        .AddSingleton(options.Loggers)
        .AddTransient<EventLogEndpoint>()
        .BuildServiceProvider();

    private GrpcServiceOptions Options(ComponentDefinition component, int largest)
    {
        if (!_pipelines.TryGetValue(component.Name, out var pipeline))
        {
            _pipelines.Add(component.Name, pipeline = Pipeline(component.Name, component.Serves));
        }

        var served = Options(pipeline, largest);
        foreach (var interceptor in component.Interceptors)
        {
            served.Interceptors.Add(interceptor);
        }

        return served;
    }

    private static GrpcServiceOptions Options(ServerPipeline pipeline, int largest)
    {
        var options = new GrpcServiceOptions { MaxReceiveMessageSize = largest };
        options.Interceptors.Add(pipeline);
        return options;
    }

    private ServerPipeline Pipeline(string component, IReadOnlyCollection<ServedService> services) => new(new ServerPipelineOptions
    {
        Component = component,
        Process = plan.Name,
        Rules = MethodRules.Of(services, plan.Application.Graph),
        Callers = callers,
        Loggers = options.Loggers,
        Clock = options.Time,
        Trackers = options.Trackers,
    });
}
