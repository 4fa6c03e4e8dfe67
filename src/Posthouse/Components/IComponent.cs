namespace Posthouse.Components;

/// <summary>
/// A part of an application that owns its data and can run in a process of its own. Its one member says, in one place,
/// what the component serves, calls, exposes, stores, publishes, follows and runs; the chassis does the rest.
/// </summary>
/// <remarks>The component's name is the class name without the ending <c>Component</c>; topologies use that name.</remarks>
public interface IComponent
{
    /// <summary>Declares the component. Called once per process start; must not do any work.</summary>
    /// <param name="component">Takes the declarations.</param>
    static abstract void Define(ComponentBuilder component);
}
