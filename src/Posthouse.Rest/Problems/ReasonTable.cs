using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Rest.Problems;

/// <summary>What a contract says about a reason.</summary>
/// <param name="HttpStatus">The status that its value carries; <see langword="null"/> when the code decides.</param>
/// <param name="Title">The reason in words.</param>
internal sealed record KnownReason(int? HttpStatus, string Title);

/// <summary>The reasons that contracts name in their enums, by package and name.</summary>
internal sealed class ReasonTable
{
    private readonly FrozenDictionary<(string Domain, string Reason), KnownReason> _known;
    private readonly IReadOnlyDictionary<string, int> _besides;

    /// <summary>Reads the reasons of the files of services, and of the files that they import.</summary>
    /// <param name="files">The files.</param>
    /// <param name="besides">Statuses of reasons that stand in no contract.</param>
    public ReasonTable(IEnumerable<FileDescriptor> files, IReadOnlyDictionary<string, int> besides)
    {
        _besides = besides;
        _known = ContractFiles.WithImports(files)
            .SelectMany(static file => file.EnumTypes)
            .Where(static type => type.Name.EndsWith("Reason", StringComparison.Ordinal))
            .SelectMany(static type => type.Values)
            .ToFrozenDictionary(static value => (value.File.Package, value.Name), static value => new KnownReason(StatusOf(value), TitleOf(value)));
    }

    public KnownReason Find(string domain, string reason) => _known.GetValueOrDefault((domain, reason))
        ?? new KnownReason(_besides.TryGetValue(reason, out var status) ? status : null, Words(reason));

    /// <summary>The status that a reason's value carries; <see langword="null"/> when it carries none.</summary>
    public static int? StatusOf(EnumValueDescriptor value) =>
        value.GetOptions()?.GetExtension(OptionsExtensions.HttpStatus) is { } status and not 0 ? status : null;

    private static string TitleOf(EnumValueDescriptor value)
    {
        var prefix = ContractFiles.PrefixOf(value.EnumDescriptor);
        return Words(value.Name.StartsWith(prefix, StringComparison.Ordinal) ? value.Name[prefix.Length..] : value.Name);
    }

    /// <summary>A reason in words: <c>SOLD_OUT</c> is "Sold out".</summary>
    public static string Words(string name)
    {
        var words = name.Replace('_', ' ').ToLowerInvariant();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
