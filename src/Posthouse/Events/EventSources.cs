using Google.Protobuf.Reflection;
using Posthouse.Contracts.Events.V1;

namespace Posthouse.Events;

/// <summary>Where a component's followers read.</summary>
/// <param name="PublisherOf">Name of the component that publishes a fact type.</param>
/// <param name="ClientFor">A client that reaches the log of a publisher, by its name.</param>
public sealed record EventSources(Func<MessageDescriptor, string> PublisherOf, Func<string, EventLogService.EventLogServiceClient> ClientFor);
