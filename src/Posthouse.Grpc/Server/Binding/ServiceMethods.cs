using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>Finds the methods of a service class through the static method that the generator writes for its base.</summary>
internal static class ServiceMethods
{
    private static readonly MethodInfo TypedBind =
        typeof(ServiceMethods).GetMethod(nameof(BindTyped), BindingFlags.Static | BindingFlags.NonPublic)!;

    internal static IReadOnlyList<BoundMethod> Bind(GrpcServiceBinding binding) =>
        TypedBind.MakeGenericMethod(binding.ServiceType).CreateDelegate<Func<GrpcServiceBinding, IReadOnlyList<BoundMethod>>>()(binding);

    private static List<BoundMethod> BindTyped<TService>(GrpcServiceBinding binding)
        where TService : class
    {
        var binder = new ServiceBinder<TService>(binding);
        FindBind(typeof(TService)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
        return binder.Methods;
    }

    /// <summary>The contract that a service class was generated from; null if its generator is not that of protocol buffers.</summary>
    internal static ServiceDescriptor? ContractOf(Type serviceType) =>
        Find(serviceType).Attribute.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;

    private static MethodInfo FindBind(Type serviceType)
    {
        var (attribute, type) = Find(serviceType);
        return attribute.BindType.GetMethod(
            attribute.BindMethodName,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static,
            [typeof(ServiceBinderBase), type])
            ?? throw new InvalidOperationException($"{attribute.BindType} has no method {attribute.BindMethodName} for {type}.");
    }

    private static (BindServiceMethodAttribute Attribute, Type Type) Find(Type serviceType)
    {
        for (var type = serviceType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
            {
                return (attribute, type);
            }
        }

        throw new InvalidOperationException($"{serviceType} does not derive from a service base generated from a contract.");
    }
}
