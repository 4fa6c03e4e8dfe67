using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Grpc.Standard;

/// <summary>The services that a server shows, with the files in which they and everything they need are declared.</summary>
public sealed class ReflectedServices
{
    private readonly FrozenDictionary<string, FileDescriptor> _files;
    private readonly FrozenDictionary<string, FileDescriptor> _symbols;
    private readonly FrozenDictionary<(string Type, int Number), FileDescriptor> _extensions;
    private readonly FrozenDictionary<string, ByteString> _cut;
    private readonly Predicate<MethodDescriptor> _shows;

    /// <summary>Shows services.</summary>
    /// <param name="services">The services; one that is named twice is shown once.</param>
    /// <param name="shows">Which of their methods are shown; all if null. Nothing tells of the others, nor of services beside those that are shown.</param>
    public ReflectedServices(IEnumerable<ServiceDescriptor> services, Predicate<MethodDescriptor>? shows = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        _shows = shows ?? (static _ => true);
        var shown = services.DistinctBy(service => service.FullName).OrderBy(service => service.FullName, StringComparer.Ordinal).ToList();
        Names = [.. shown.Select(service => service.FullName)];
        var files = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (var service in shown)
        {
            Collect(service.File, files);
        }

        _cut = shows is null
            ? FrozenDictionary<string, ByteString>.Empty
            : files.Values.Where(static file => file.Services.Count > 0).ToFrozenDictionary(static file => file.Name, Cut, StringComparer.Ordinal);
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        _symbols = files.Values.SelectMany(file => Symbols(file).Select(symbol => (symbol, file)))
            .DistinctBy(each => each.symbol, StringComparer.Ordinal)
            .ToFrozenDictionary(each => each.symbol, each => each.file, StringComparer.Ordinal);
        _extensions = files.Values.SelectMany(file => Extensions(file).Select(extension => (Key: (extension.ExtendeeType.FullName, extension.FieldNumber), file)))
            .DistinctBy(each => each.Key)
            .ToFrozenDictionary(each => each.Key, each => each.file);
    }

    /// <summary>Full names of the services, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    internal FileDescriptor? File(string name) => _files.GetValueOrDefault(name);

    internal FileDescriptor? FileOf(string symbol) => _symbols.GetValueOrDefault(symbol);

    internal FileDescriptor? FileOf(string type, int extension) => _extensions.GetValueOrDefault((type, extension));

    /// <summary>Numbers of the extensions of a message; null when there is no such message.</summary>
    internal IEnumerable<int>? ExtensionsOf(string type) => _symbols.ContainsKey(type)
        ? _extensions.Keys.Where(key => key.Type == type).Select(key => key.Number).Order()
        : null;

    /// <summary>A file and everything that it needs, itself first.</summary>
    internal IEnumerable<ByteString> WithDependencies(FileDescriptor file)
    {
        var files = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        Collect(file, files);
        return files.Values.Select(each => _cut.GetValueOrDefault(each.Name) ?? each.SerializedData);
    }

    // What is cut out of a file leaves everything else as it was written, options and extensions of others included.
    private ByteString Cut(FileDescriptor file)
    {
        var cut = FileDescriptorProto.Parser.ParseFrom(file.SerializedData);
        foreach (var service in file.Services)
        {
            var declared = cut.Service.Single(each => each.Name == service.Name);
            if (!Names.Contains(service.FullName, StringComparer.Ordinal))
            {
                cut.Service.Remove(declared);
                continue;
            }

            foreach (var hidden in service.Methods.Where(method => !_shows(method)))
            {
                declared.Method.Remove(declared.Method.Single(each => each.Name == hidden.Name));
            }
        }

        return cut.ToByteString();
    }

    private static void Collect(FileDescriptor file, Dictionary<string, FileDescriptor> files)
    {
        if (files.TryAdd(file.Name, file))
        {
            foreach (var dependency in file.Dependencies)
            {
                Collect(dependency, files);
            }
        }
    }

    // A file may declare a service that is not shown beside one that is: its name is not told.
    private IEnumerable<string> Symbols(FileDescriptor file) =>
    [
        .. file.Services.Where(service => Names.Contains(service.FullName, StringComparer.Ordinal))
            .SelectMany(service => service.Methods.Where(method => _shows(method)).Select(method => method.FullName).Prepend(service.FullName)),
        .. file.MessageTypes.SelectMany(Symbols),
        .. file.EnumTypes.SelectMany(Symbols),
        .. Extensions(file).Select(extension => extension.FullName),
    ];

    private static IEnumerable<string> Symbols(MessageDescriptor message) =>
    [
        message.FullName,
        .. message.Fields.InDeclarationOrder().Select(field => field.FullName),
        .. message.NestedTypes.SelectMany(Symbols),
        .. message.EnumTypes.SelectMany(Symbols),
    ];

    private static IEnumerable<string> Symbols(EnumDescriptor type) => type.Values.Select(value => value.FullName).Prepend(type.FullName);

    private static IEnumerable<FieldDescriptor> Extensions(FileDescriptor file) =>
        [.. file.Extensions.UnorderedExtensions, .. file.MessageTypes.SelectMany(Extensions)];

    private static IEnumerable<FieldDescriptor> Extensions(MessageDescriptor message) =>
        [.. message.Extensions.UnorderedExtensions, .. message.NestedTypes.SelectMany(Extensions)];
}
