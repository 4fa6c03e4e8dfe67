using System.Collections.Immutable;
using System.Text.Json;

namespace Posthouse.Topologies;

/// <summary>Reads the text of a topology file. Comments are allowed; unknown members are not, so that a mistyped one is never silently ignored.</summary>
internal sealed class TopologyJson
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
    private static readonly string[] TopMembers = ["processes", "external", "listen"];
    private static readonly string[] ProcessMembers = ["components", "public", "replicas", "address"];

    private readonly string _source;
    private readonly ICollection<Problem> _problems;

    private TopologyJson(string source, ICollection<Problem> problems)
    {
        _source = source;
        _problems = problems;
    }

    /// <summary>Reads a topology; what is wrong is added to the problems, and what is right is kept, so that later checks find their problems too.</summary>
    public static Topology? Read(string name, string source, string text, ICollection<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return new TopologyJson(source, problems).Read(name, document.RootElement);
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $" (line {line + 1}, column {exception.BytePositionInLine + 1})" : "";
            problems.Add(new Problem($"{source}{place} is not well-formed JSON: {exception.Message.Split(" LineNumber:")[0]}", "Correct the file at that place."));
            return null;
        }
    }

    private Topology? Read(string name, JsonElement root)
    {
        if (!IsObject(root, "$"))
        {
            return null;
        }

        RefuseUnknown(root, "$", TopMembers);
        return new Topology(name)
        {
            Processes = root.TryGetProperty("processes", out var processes) && IsObject(processes, "$.processes")
                ? [.. processes.EnumerateObject().Select(ReadProcess)]
                : [],
            External = ReadAddresses(root, "external"),
            Listen = ReadAddresses(root, "listen"),
        };
    }

    private ProcessEntry ReadProcess(JsonProperty member)
    {
        var path = $"$.processes.{member.Name}";
        var entry = new ProcessEntry(member.Name);
        if (!IsObject(member.Value, path))
        {
            return entry;
        }

        RefuseUnknown(member.Value, path, ProcessMembers);
        foreach (var field in member.Value.EnumerateObject())
        {
            entry = ReadField(entry, field, $"{path}.{field.Name}");
        }

        return entry;
    }

    private ProcessEntry ReadField(ProcessEntry entry, JsonProperty field, string path) => (field.Name, field.Value.ValueKind) switch
    {
        ("components", JsonValueKind.Array) => entry with { Components = ReadNames(field.Value, path) },
        ("public", JsonValueKind.True or JsonValueKind.False) => entry with { Public = field.Value.GetBoolean() },
        ("replicas", JsonValueKind.Number) when field.Value.TryGetInt32(out var replicas) => entry with { Replicas = replicas },
        ("address", JsonValueKind.String) => entry with { Address = ReadAddress(field.Value, path) },
        ("components", _) => Refuse(entry, path, "a list of component names, for example [\"Cart\", \"Inventory\"] or [\"*\"]"),
        ("public", _) => Refuse(entry, path, "true or false"),
        ("replicas", _) => Refuse(entry, path, $"a whole number from 1 to {ProcessEntry.MostReplicas}"),
        ("address", _) => Refuse(entry, path, "a text, for example \"http://front:8081\""),
        _ => entry,
    };

    private ImmutableArray<string> ReadNames(JsonElement list, string path)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                names.Add(item.GetString()!);
            }
            else
            {
                Refuse(item, $"{path}[{names.Count}]", "a component's name in quotation marks");
            }
        }

        return names.ToImmutable();
    }

    private ImmutableSortedDictionary<string, Uri> ReadAddresses(JsonElement root, string member)
    {
        var addresses = ImmutableSortedDictionary.CreateBuilder<string, Uri>(StringComparer.Ordinal);
        if (root.TryGetProperty(member, out var entries) && IsObject(entries, $"$.{member}"))
        {
            foreach (var entry in entries.EnumerateObject())
            {
                if (ReadAddress(entry.Value, $"$.{member}.{entry.Name}") is { } address)
                {
                    addresses.Add(entry.Name, address);
                }
            }
        }

        return addresses.ToImmutable();
    }

    private Uri? ReadAddress(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String && Addresses.TryParse(value.GetString()!, out var address))
        {
            return address;
        }

        Refuse(value, path, "an address with scheme, host and port, for example \"http://localhost:50051\"");
        return null;
    }

    private bool IsObject(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(element, path, "an object in braces");
            return false;
        }

        return true;
    }

    private void RefuseUnknown(JsonElement element, string path, string[] known)
    {
        foreach (var name in element.EnumerateObject().Select(static member => member.Name).Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            _problems.Add(new Problem($"{_source}: {path} has no member \"{name}\".", $"{Nearest.Hint(name, known)}Known are: {string.Join(", ", known)}."));
        }
    }

    private T Refuse<T>(T unchanged, string path, string expected)
    {
        _problems.Add(new Problem($"{_source}: {path} has a value that cannot be used.", $"Give {expected}."));
        return unchanged;
    }
}
