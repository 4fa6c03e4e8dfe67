using System.Reflection;
using Google.Protobuf.Reflection;

namespace Posthouse.Testing.Outside;

/// <summary>The contracts that a program was built with, whether anything serves them or not.</summary>
public static class BuiltContracts
{
    private const string Holder = "Reflection";
    private static readonly string ProtobufName = typeof(FileDescriptor).Assembly.GetName().Name!;

    /// <summary>Every service of every contract that an assembly, or one that it refers to, has compiled classes of; each once, in the order of names.</summary>
    /// <param name="assembly">Where to begin.</param>
    public static IReadOnlyList<ServiceDescriptor> ServicesOf(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. from built in Reach(assembly)
               where built.GetReferencedAssemblies().Any(static name => name.Name == ProtobufName)
               from type in built.GetTypes()
               where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith(Holder, StringComparison.Ordinal)
               let descriptor = type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) as FileDescriptor
               where descriptor is not null
               from service in descriptor.Services
               group service by service.FullName into versions
               orderby versions.Key
               select versions.First(),
        ];
    }

    private static HashSet<Assembly> Reach(Assembly first)
    {
        var reached = new HashSet<Assembly> { first };
        var open = new Queue<Assembly>(reached);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(static name => !IsPlatform(name)))
            {
                if (Assembly.Load(name) is var next && reached.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }

    private static bool IsPlatform(AssemblyName name) =>
        name.Name is "netstandard" or "mscorlib" || name.Name!.StartsWith("System", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
