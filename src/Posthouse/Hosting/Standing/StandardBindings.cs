using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Standard;
using ReflectionAlpha = Grpc.Reflection.V1Alpha.ServerReflection;
using Reflection = Grpc.Reflection.V1.ServerReflection;

namespace Posthouse.Hosting.Standing;

/// <summary>The standard services of a listener: health, and reflection of exactly what the listener serves.</summary>
internal static class StandardBindings
{
    private const string Package = "grpc.";

    /// <summary>Whether a method belongs to them: those answer also before the application is open.</summary>
    public static bool Have(IMethod method) => method.ServiceName.StartsWith(Package, StringComparison.Ordinal);

    /// <summary>Binds them.</summary>
    /// <param name="health">What the listener tells.</param>
    /// <param name="services">The contracts of what it serves.</param>
    /// <param name="shows">Which of their methods it serves; all if null.</param>
    public static IEnumerable<GrpcServiceBinding> Of(ServiceHealth health, IEnumerable<ServiceDescriptor> services, Predicate<MethodDescriptor>? shows = null)
    {
        ServiceDescriptor[] own = [Health.Descriptor, Reflection.Descriptor, ReflectionAlpha.Descriptor];
        var reflected = new ReflectedServices(services.Concat(own), shows is null ? null : method => own.Contains(method.Service) || shows(method));
        yield return GrpcServiceBinding.Of(new HealthEndpoint(health), options: null);
        yield return GrpcServiceBinding.Of(new ReflectionEndpoint(reflected), options: null);
        yield return GrpcServiceBinding.Of(new ReflectionAlphaEndpoint(reflected), options: null);
    }
}
