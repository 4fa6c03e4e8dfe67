using Google.Protobuf;

namespace HotelBooking.Tests.Hostile;

/// <summary>A value for a field, and how it gets there.</summary>
/// <param name="Path">The path by which a violation would name it.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Put">Puts it into the message that has the field.</param>
/// <param name="Expected">What shall come of it.</param>
internal sealed record HostileValue(string Path, string Name, Action<IMessage> Put, Expected Expected);
