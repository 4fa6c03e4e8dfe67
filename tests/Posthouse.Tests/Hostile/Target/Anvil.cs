using Posthouse.Components;

namespace Posthouse.Tests.Hostile.Target;

/// <summary>Takes whatever comes, and echoes it.</summary>
internal sealed class AnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<AnvilEndpoint>();
}

/// <summary>The same with a parser that never comes to an end when it meets an empty item.</summary>
internal sealed class HangingAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<HangingAnvilEndpoint>();
}

/// <summary>The same with a parser that exhausts the stack when it meets an empty item.</summary>
internal sealed class CrashingAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<CrashingAnvilEndpoint>();
}

/// <summary>The same with a parser that reads beyond its input when an item is cut off.</summary>
internal sealed class ThrowingAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<ThrowingAnvilEndpoint>();
}

/// <summary>The same, throwing where requests are collected alone.</summary>
internal sealed class CollectingAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<CollectingAnvilEndpoint>();
}

/// <summary>The same, throwing where requests are answered one by one alone.</summary>
internal sealed class ConversingAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<ConversingAnvilEndpoint>();
}

/// <summary>The same, throwing behind an idempotency key alone.</summary>
internal sealed class KeyedAnvilComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<KeyedAnvilEndpoint>();
}
