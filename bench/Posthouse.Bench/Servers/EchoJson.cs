using System.Text.Json.Serialization;

namespace Posthouse.Bench.Servers;

/// <summary>The request of the echo method, as somebody who knows no contract would write it down.</summary>
/// <param name="Text">Text to send back.</param>
/// <param name="Payload">Bytes to send back.</param>
internal sealed record EchoQuestion(string Text, byte[] Payload);

/// <summary>The answer.</summary>
/// <param name="Text">The text of the question.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="Number">Place of this answer.</param>
internal sealed record EchoAnswer(string Text, byte[] Payload, int Number)
{
    /// <summary>Metadata of the request, of which there is none.</summary>
    public string[] Metadata { get; } = [];

    /// <summary>Time left; whole numbers of 64 bits are text.</summary>
    public string MillisecondsLeft { get; } = "0";

    /// <summary>Who calls: an outsider.</summary>
    public string Caller { get; } = "";

    /// <summary>Which process answers: none of a topology.</summary>
    public string Process { get; } = "";
}

/// <summary>Reads and writes them without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoQuestion))]
[JsonSerializable(typeof(EchoAnswer))]
internal sealed partial class EchoJson : JsonSerializerContext;
