using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Another program has a port that a listener needs.</summary>
internal sealed class PortTakenException(string message, Exception? cause) : StartFailedException(message, cause)
{
    /// <summary>Says which of a process's ports is taken, from what the web server says.</summary>
    public static PortTakenException? From(Exception exception, ProcessPlan plan, int publicPort, int? tlsPort)
    {
        var isTaken = exception is IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };
        if (!isTaken)
        {
            return null;
        }

        if (plan.IsPublic && publicPort != 0 && !SharedPort.IsFree(publicPort))
        {
            return Public(publicPort, "--port", exception);
        }

        if (plan.IsPublic && tlsPort is { } tls and not 0 && !SharedPort.IsFree(tls))
        {
            return Public(tls, "--tls-port", exception);
        }

        var (component, address) = plan.Listen.FirstOrDefault(static listen => !SharedPort.IsFree(listen.Value.Port));
        return component is null
            ? new PortTakenException($"{exception.Message} Stop the program that uses it.", exception)
            : Extra(component, address, exception);
    }

    /// <summary>The first of a plan's ports that is taken, if one is.</summary>
    public static PortTakenException? Of(ApplicationPlan plan, int publicPort, int? tlsPort)
    {
        if (plan.PublicProcess is not null && publicPort != 0 && !SharedPort.IsFree(publicPort))
        {
            return Public(publicPort, "--port", cause: null);
        }

        if (plan.PublicProcess is not null && tlsPort is { } tls and not 0 && !SharedPort.IsFree(tls))
        {
            return Public(tls, "--tls-port", cause: null);
        }

        var (component, address) = plan.Topology.Listen.FirstOrDefault(static listen => !SharedPort.IsFree(listen.Value.Port));
        return component is null ? null : Extra(component, address, cause: null);
    }

    private static PortTakenException Extra(string component, Uri address, Exception? cause) => new(
        $"Port {address.Port}, on which {component} is to listen, is taken by another program. Stop that program, or choose another port, for example --listen {component}=http://localhost:{address.Port + 1}.",
        cause);

    private static PortTakenException Public(int port, string option, Exception? cause) =>
        new($"Port {port} is taken by another program. Stop that program, or choose another port with {option}, for example {option} {(port < 65_535 ? port + 1 : port - 1)}.", cause);
}
