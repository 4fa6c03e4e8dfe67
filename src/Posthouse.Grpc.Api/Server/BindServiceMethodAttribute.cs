using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>On a generated service base: names the static method that binds its methods.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public class BindServiceMethodAttribute : Attribute
{
    /// <summary>Names the method.</summary>
    /// <param name="bindType">The type that has the method.</param>
    /// <param name="bindMethodName">The name of the method; it takes a <see cref="ServiceBinderBase"/> and the service.</param>
    public BindServiceMethodAttribute(Type bindType, string bindMethodName)
    {
        BindType = GrpcPreconditions.CheckNotNull(bindType, nameof(bindType));
        BindMethodName = GrpcPreconditions.CheckNotNull(bindMethodName, nameof(bindMethodName));
    }

    /// <summary>The type that has the method.</summary>
    public Type BindType { get; }

    /// <summary>The name of the method.</summary>
    public string BindMethodName { get; }
}
