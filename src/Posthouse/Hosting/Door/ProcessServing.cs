using Posthouse.Grpc.Server;
using Posthouse.Hosting.Standing;
using Posthouse.Security;

namespace Posthouse.Hosting.Door;

/// <summary>What a process has for its listeners.</summary>
internal sealed record ProcessServing
{
    /// <summary>The services of the web server.</summary>
    public required IServiceProvider Web { get; init; }

    /// <summary>The components of the process.</summary>
    public required IReadOnlyCollection<HostedComponent> Components { get; init; }

    /// <summary>Binds what they serve.</summary>
    public required ServedMethods Served { get; init; }

    /// <summary>What other processes may call.</summary>
    public required IReadOnlyCollection<GrpcServiceBinding> Bindings { get; init; }

    /// <summary>The ways to the components.</summary>
    public required CallRoutes Routes { get; init; }

    /// <summary>Recognises people.</summary>
    public required FrontDoor Greeter { get; init; }

    /// <summary>What outsiders may call.</summary>
    public required PublicMethods Methods { get; init; }

    /// <summary>The process's clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How the services are.</summary>
    public required ProcessHealth Health { get; init; }
}
