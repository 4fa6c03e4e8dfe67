using Google.Protobuf;

namespace HotelBooking.Tests.Hostile;

/// <summary>A request with something in it that nobody should send.</summary>
/// <param name="Fields">The fields concerned, as paths.</param>
/// <param name="Value">What is in there, in words.</param>
/// <param name="Message">The request.</param>
/// <param name="Expected">What shall come of it.</param>
internal sealed record HostileRequest(IReadOnlySet<string> Fields, string Value, IMessage Message, Expected Expected);
