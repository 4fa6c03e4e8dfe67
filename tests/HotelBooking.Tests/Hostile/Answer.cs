using Grpc.Core;

namespace HotelBooking.Tests.Hostile;

/// <summary>How a call ended.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Fields">The fields that it names as wrong.</param>
/// <param name="Words">What it says.</param>
internal sealed record Answer(StatusCode Status, IReadOnlySet<string> Fields, string Words);
