namespace Posthouse.Bench.Profile;

/// <summary>Whose code it is, from the network up.</summary>
internal static class Layer
{
    private const string Rest = ".NET: native runtime, collector, allocation";

    private static readonly (string Part, string Name)[] Assemblies =
    [
        ("[Posthouse.Grpc", "Posthouse.Grpc: framing, calls, outcomes"),
        ("[Posthouse.Contracts", "messages, Google.Protobuf"),
        ("[Google.Protobuf", "messages, Google.Protobuf"),
        ("[Posthouse.Bench", "the handler"),
        ("[Posthouse", "Posthouse: the chassis' pipeline"),
        ("[Microsoft.AspNetCore", "ASP.NET Core and Kestrel"),
        ("[System.", ".NET: sockets, tasks, pipes, library"),
    ];

    /// <summary>The layer of a sample.</summary>
    public static string Of(Sample sample)
    {
        if (sample.Binary.Contains("[kernel", StringComparison.Ordinal) || sample.Binary.Contains("vdso", StringComparison.Ordinal) || sample.Binary.EndsWith(".ko", StringComparison.Ordinal))
        {
            return "the kernel: network, scheduling";
        }

        return Assemblies.FirstOrDefault(assembly => sample.Symbol.Contains(assembly.Part, StringComparison.Ordinal)).Name ?? Rest;
    }

    /// <summary>Whether it is code of this product.</summary>
    public static bool IsOurs(Sample sample) => sample.Symbol.Contains("[Posthouse", StringComparison.Ordinal) && !sample.Symbol.Contains("[Posthouse.Bench", StringComparison.Ordinal);
}
