using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using OnlineBooks.Tests.Running;
using Posthouse.Contracts.Testing.V1;

namespace Browser.Tests.Wire;

/// <summary>What the page consists of. Browsers load modules as they are: an import map names the files of the packages, so that nothing is bundled or generated.</summary>
internal static class WirePage
{
    private static readonly string[] Packages = ["@bufbuild/protobuf", "@connectrpc/connect", "@connectrpc/connect-web"];

    public static string Html { get; } = $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Calls</title><link rel="icon" href="data:,"><script type="importmap">{{new JsonObject { ["imports"] = Imports() }.ToJsonString()}}</script></head>
        <body><h1>Calls</h1><script type="module" src="/calls.mjs"></script></body>
        </html>
        """;

    /// <summary>The contract of the echo, and the details of errors, with everything that they need, the needed before the needing.</summary>
    public static byte[] Contract { get; } = Describe(EchoReflection.Descriptor, ErrorDetailsReflection.Descriptor);

    public static string Script => Repository.At("tests", "Browser.Tests", "Wire", "calls.mjs");

    public static string Module(string path) => Repository.At("tests", "peers", "node_modules", path);

    private static JsonObject Imports()
    {
        var imports = new JsonObject();
        foreach (var package in Packages)
        {
            var file = Module($"{package}/package.json");
            Assert.True(File.Exists(file), "The browser tests need packages of Node: npm ci in tests/peers.");
            using var described = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var export in described.RootElement.GetProperty("exports").EnumerateObject())
            {
                imports[package + export.Name[1..]] = $"/modules/{package}{export.Value.GetProperty("import").GetString()![1..]}";
            }
        }

        return imports;
    }

    private static byte[] Describe(params ReadOnlySpan<FileDescriptor> files)
    {
        var set = new FileDescriptorSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Add(file);
        }

        return set.ToByteArray();

        void Add(FileDescriptor file)
        {
            if (seen.Add(file.Name))
            {
                foreach (var needed in file.Dependencies)
                {
                    Add(needed);
                }

                set.File.Add(FileDescriptorProto.Parser.ParseFrom(file.SerializedData));
                NameFields(set.File[^1].MessageType);
            }
        }
    }

    // Descriptors in C# leave the names of JSON out, which a compiler would have written.
    private static void NameFields(IEnumerable<DescriptorProto> messages)
    {
        foreach (var message in messages)
        {
            foreach (var field in message.Field)
            {
                var words = field.Name.Split('_');
                field.JsonName = words[0] + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
            }

            NameFields(message.NestedType);
        }
    }
}
