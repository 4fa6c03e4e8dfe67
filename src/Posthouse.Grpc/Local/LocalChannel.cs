using System.Threading.Channels;

namespace Posthouse.Grpc.Local;

/// <summary>Where messages of a stream wait for their reader: there is room for one, the next writer waits.</summary>
internal static class LocalChannel
{
    internal static Channel<T> Create<T>() => Channel.CreateBounded<T>(
        new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });
}
