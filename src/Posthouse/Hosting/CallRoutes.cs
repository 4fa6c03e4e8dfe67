using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Calls.Pipeline;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Events.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Hosting.Door;
using Posthouse.Security;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Finds the way from a component of this process to each that it may call: a local call, another process, or a server that stands in.</summary>
internal sealed class CallRoutes(ProcessPlan plan, GrpcMethodTable methods, InnerChannels channels, CallerTokens tokens, ProcessHostOptions options)
{
    private readonly ApplicationPlan _application = plan.Application;

    /// <summary>The routes of a component, by full name of the service. The event log is not among them: it has a way to each publisher.</summary>
    public Dictionary<string, CallInvoker> Of(string caller) =>
        _application.Graph.Edges
            .Where(edge => edge.Caller == caller && edge.Service != CallGraph.EventLog)
            .ToDictionary(static edge => edge.Service, edge => Between(Caller.Component(caller), edge.Callee), StringComparer.Ordinal);

    /// <summary>How a follower reads the log of a publisher.</summary>
    public EventLogService.EventLogServiceClient ToLogOf(string publisher, string follower) => new(Between(Caller.Component(follower), publisher));

    /// <summary>How the front door asks whose a session is; <see langword="null"/> when nothing of the application tells.</summary>
    public AuthenticationService.AuthenticationServiceClient? ToAuthentication() =>
        _application.ServerOf(FrontDoor.Service) is { } callee ? new(Between(Caller.Component(FrontDoor.Name), callee)) : null;

    /// <summary>The calls of people and programs outside, which come in by this process.</summary>
    public OutsideCalls FromOutside(PublicMethods open) => new(open, callee => _application.ProcessOf(callee) is null
        ? Between(Caller.Outside, callee).Intercept(OutsideHeaders.WithoutOwn)
        : Between(Caller.Outside, callee));

    private CallInvoker Between(Caller caller, string callee)
    {
        if (plan.Has(callee))
        {
            var local = new CallsForUsers(user => new LocalCallInvoker(methods, CallerResolver.Local(caller.For(user)), options.Time));
            return Observed(local, caller, callee, isRemote: false, token: null);
        }

        return _application.ProcessOf(callee) is { } process
            ? Observed(channels.ToProcess(process.Name), caller, callee, isRemote: true, () => tokens.For(caller.For(ActingUser.Current)))
            : Observed(channels.ToServer(_application.Topology.External[callee]), caller, callee, isRemote: true, token: null);
    }

    private CallInvoker Observed(CallInvoker way, Caller caller, string callee, bool isRemote, Func<string>? token)
    {
        var name = caller.ToString();
        var faulty = options.Faults is { } faults ? way.Intercept(faults(name, callee)) : way;
        return faulty.Intercept(new ClientPipeline(new ClientPipelineOptions
        {
            Caller = name,
            Callee = callee,
            Process = plan.Name,
            Remote = isRemote,
            CallerToken = token,
            Clock = options.Time,
        }));
    }
}
