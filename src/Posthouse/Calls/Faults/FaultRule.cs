using System.Text.Json;
using System.Text.Json.Serialization;

namespace Posthouse.Calls.Faults;

/// <summary>A fault on one edge, in the form in which it travels to the processes of a test cluster.</summary>
internal sealed record FaultRule(string Caller, string Callee, FaultKind Kind, TimeSpan By)
{
    public static JsonElement ToJson(IEnumerable<FaultRule> rules) => JsonSerializer.SerializeToElement([.. rules], FaultJson.Default.FaultRuleArray);

    public static FaultRule[] FromJson(JsonElement rules) => rules.Deserialize(FaultJson.Default.FaultRuleArray) ?? [];
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaultRule[]))]
internal sealed partial class FaultJson : JsonSerializerContext;
