using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls;

/// <summary>Who may call a method: what is said beside the component, or else what the contract says.</summary>
internal static class MethodAccess
{
    public static string Selector(MethodDescriptor method) => $"{method.Service.FullName}/{method.Name}";

    public static Access Of(MethodDescriptor method, ServiceRules rules) =>
        rules.Access.TryGetValue(Selector(method), out var access) ? access : method.GetOptions()?.GetExtension(OptionsExtensions.Access) ?? Access.Unspecified;
}
