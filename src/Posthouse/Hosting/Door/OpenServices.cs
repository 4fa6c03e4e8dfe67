using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Grpc.Server;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Door;

/// <summary>Binds what outsiders may call: of the components here directly, and on the public listener also of all others, whose calls are passed on as they are.</summary>
internal sealed class OpenServices(ProcessPlan plan, PublicMethods methods, ServedMethods served)
{
    /// <summary>What the public listener serves.</summary>
    /// <param name="components">The components of this process.</param>
    /// <param name="calls">Leads to the components elsewhere.</param>
    public IEnumerable<GrpcServiceBinding> OfPublic(IEnumerable<HostedComponent> components, CallInvoker calls) =>
        Here(components, static _ => true).Concat(Elsewhere().Select(service => Forward(service, calls)));

    /// <summary>What an extra listener serves: of the components here, the methods that need no person.</summary>
    /// <param name="components">The components of this process.</param>
    public IEnumerable<GrpcServiceBinding> OfExtra(IEnumerable<HostedComponent> components) => Here(components, method => methods.IsPublic(method.Descriptor));

    private IEnumerable<GrpcServiceBinding> Here(IEnumerable<HostedComponent> components, Predicate<PublicMethod> includes) => components
        .SelectMany(component => served.OpenOf(component, path => methods.Find(path) is { } method && includes(method)))
        .Where(static binding => binding.Methods.Count > 0);

    private IEnumerable<ServiceDescriptor> Elsewhere() => methods.All
        .Where(method => !plan.Has(method.Component))
        .Select(static method => method.Descriptor.Service)
        .Distinct();

    private GrpcServiceBinding Forward(ServiceDescriptor service, CallInvoker calls)
    {
        var forwarding = new ForwardingOptions { Includes = methods.Has, Metadata = OutsideHeaders.Passed };
        var options = new GrpcServiceOptions { MaxReceiveMessageSize = MessageLimits.LargestFromOutside };
        options.Interceptors.Add(new OutsideFailures());
        return GrpcServiceBinding.Forward(service, calls, forwarding, options);
    }
}
