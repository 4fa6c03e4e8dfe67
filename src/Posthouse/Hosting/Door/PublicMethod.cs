using Google.Protobuf.Reflection;
using Posthouse.Calls;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Hosting.Door;

/// <summary>A method that people and programs outside may call.</summary>
/// <param name="Descriptor">The method's contract.</param>
/// <param name="Component">The component that serves it, wherever it runs.</param>
/// <param name="Rules">Rules given beside the component instead of in the contract.</param>
internal sealed record PublicMethod(MethodDescriptor Descriptor, string Component, ServiceRules Rules)
{
    /// <summary>The method as it stands in a request: <c>/Full.Service.Name/Method</c>.</summary>
    public string Path { get; } = $"/{MethodAccess.Selector(Descriptor)}";

    /// <summary>Public, or for users.</summary>
    public Access Access { get; } = MethodAccess.Of(Descriptor, Rules);

    /// <summary>Whether only people who have signed in may call it.</summary>
    public bool NeedsUser => Access == Access.User;

    /// <summary>Whether calls must carry an idempotency key.</summary>
    public bool NeedsIdempotencyKey { get; } = Descriptor.GetOptions()?.GetExtension(OptionsExtensions.IdempotencyKey) == Contracts.Options.V1.IdempotencyKey.Required;
}
