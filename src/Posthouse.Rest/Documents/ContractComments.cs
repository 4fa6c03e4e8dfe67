using System.Reflection;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Documents;

/// <summary>
/// What the comments of contracts say, by full name of what they stand before. They are read from the descriptor sets that projects of contracts carry as the resource
/// <c>contracts.pb</c>; a contract without one has no comments.
/// </summary>
internal sealed class ContractComments
{
    private const string Resource = "contracts.pb";
    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);

    public ContractComments(IEnumerable<Assembly> contracts)
    {
        foreach (var assembly in contracts.Distinct())
        {
            using var stream = assembly.GetManifestResourceStream(Resource);
            if (stream is not null)
            {
                foreach (var file in FileDescriptorSet.Parser.ParseFrom(stream).File)
                {
                    Read(file);
                }
            }
        }
    }

    /// <summary>The comment before something, in one paragraph; empty when there is none.</summary>
    public string Of(IDescriptor declared) => _comments.GetValueOrDefault(declared is EnumValueDescriptor value ? $"{value.EnumDescriptor.FullName}.{value.Name}" : declared.FullName, "");

    private void Read(FileDescriptorProto file)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var location in file.SourceCodeInfo?.Location ?? [])
        {
            if (location.LeadingComments.Length > 0)
            {
                comments[Key(location.Path)] = string.Join(' ', location.LeadingComments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }

        var scope = new Scope(file.Package, "", comments);
        Each(file.MessageType, 4, scope, static message => message.Name, ReadMessage);
        Each(file.EnumType, 5, scope, static type => type.Name, ReadEnum);
        Each(file.Service, 6, scope, static service => service.Name, (service, inside) => Each(service.Method, 2, inside, static method => method.Name, static (_, _) => { }));
    }

    private void ReadMessage(DescriptorProto message, Scope scope)
    {
        Each(message.Field, 2, scope, static declared => declared.Name, static (_, _) => { });
        Each(message.NestedType, 3, scope, static nested => nested.Name, ReadMessage);
        Each(message.EnumType, 4, scope, static type => type.Name, ReadEnum);
    }

    private void ReadEnum(EnumDescriptorProto type, Scope scope) => Each(type.Value, 2, scope, static value => value.Name, static (_, _) => { });

    // The numbers are those of the fields in descriptor.proto, by which locations are told.
    private void Each<T>(RepeatedField<T> all, int number, Scope scope, Func<T, string> nameOf, Action<T, Scope> within)
    {
        for (var at = 0; at < all.Count; at++)
        {
            var inside = new Scope(scope.Name.Length == 0 ? nameOf(all[at]) : $"{scope.Name}.{nameOf(all[at])}", $"{scope.Path}/{number}/{at}", scope.Comments);
            if (scope.Comments.TryGetValue(inside.Path, out var comment))
            {
                _comments.TryAdd(inside.Name, comment);
            }

            within(all[at], inside);
        }
    }

    private static string Key(RepeatedField<int> path) => string.Concat(path.Select(static step => $"/{step}"));

    private sealed record Scope(string Name, string Path, IReadOnlyDictionary<string, string> Comments);
}
