using System.Text.Json;
using System.Text.Json.Serialization;
using Posthouse.Preparations;

namespace Posthouse.Hosting.Supervision;

/// <summary>What the supervisor and a process say to each other on the control socket: one JSON object a line.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Listening), "listening")]
[JsonDerivedType(typeof(Preparing), "preparing")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Book), "book")]
[JsonDerivedType(typeof(Clock), "clock")]
[JsonDerivedType(typeof(Faults), "faults")]
[JsonDerivedType(typeof(Crash), "crash")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Stop), "stop")]
internal abstract record ControlMessage;

/// <summary>First message of a process: which one it is.</summary>
internal sealed record Hello(int ProcessId) : ControlMessage;

/// <summary>Answer to <see cref="Hello"/>: the cluster's key, whether the public may come in already, and how the test controls stand.</summary>
internal sealed record Welcome(string Key, bool IsOpen, TimeSpan ClockOffset, JsonElement? Faults) : ControlMessage
{
    public override string ToString() => nameof(Welcome);
}

/// <summary>A process listens at these addresses, and serves calls; it may still be preparing its components.</summary>
internal sealed record Listening(Uri? Inner, Uri? Public, Uri? Secure) : ControlMessage;

/// <summary>How far a process's preparation of a component is.</summary>
internal sealed record Preparing(PreparationStep Step) : ControlMessage;

/// <summary>A process has prepared its components.</summary>
internal sealed record Ready : ControlMessage;

/// <summary>Every process has been ready once: the public may come in.</summary>
internal sealed record Open : ControlMessage;

/// <summary>Where all processes are now, and where the public finds the application.</summary>
internal sealed record Book(Dictionary<string, Uri[]> Addresses, Uri? Public) : ControlMessage;

/// <summary>Test control: the distance of the application's clock from the machine's.</summary>
internal sealed record Clock(TimeSpan Offset) : ControlMessage;

/// <summary>Test control: the faults to inject.</summary>
internal sealed record Faults(JsonElement Rules) : ControlMessage;

/// <summary>Test control: the point at which the process shall die, as a power cut would end it.</summary>
internal sealed record Crash(string Point) : ControlMessage;

/// <summary>Answer to a test control: it holds in this process from now on.</summary>
internal sealed record Taken : ControlMessage;

/// <summary>Finish what runs, within the patience, and exit.</summary>
internal sealed record Stop(TimeSpan Patience) : ControlMessage;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ControlMessage))]
internal sealed partial class ControlJson : JsonSerializerContext;
