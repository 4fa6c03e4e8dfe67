using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Posthouse.Events;

/// <summary>A fact type that a component publishes.</summary>
/// <param name="Fact">The fact's message type.</param>
public sealed record PublishedFact(MessageDescriptor Fact);

/// <summary>A fact type that a component follows, and how one is handled.</summary>
/// <param name="Fact">The fact's message type.</param>
/// <param name="Follower">The class that handles it.</param>
/// <param name="HandleAsync">Parses a payload and hands it to the follower taken from a scope of the component's services.</param>
public sealed record FollowedFact(MessageDescriptor Fact, Type Follower, Func<IServiceProvider, ByteString, FactContext, ValueTask> HandleAsync)
{
    internal static FollowedFact Of<TFact, TFollower>()
        where TFact : class, IMessage<TFact>, new()
        where TFollower : class, IFollower<TFact>
    {
        var parser = new MessageParser<TFact>(static () => new TFact());
        return new FollowedFact(
            new TFact().Descriptor,
            typeof(TFollower),
            (services, payload, context) => services.GetRequiredService<TFollower>().HandleAsync(parser.ParseFrom(payload), context));
    }
}
