namespace Grpc.Core;

/// <summary>Names and kind of a remote method, without its message types.</summary>
public interface IMethod
{
    /// <summary>The kind of the method.</summary>
    MethodType Type { get; }

    /// <summary>The full name of the service, package included: <c>hotel.v1.SearchService</c>.</summary>
    string ServiceName { get; }

    /// <summary>The name of the method without its service.</summary>
    string Name { get; }

    /// <summary>The path of the method on the wire: <c>/service/method</c>.</summary>
    string FullName { get; }
}
