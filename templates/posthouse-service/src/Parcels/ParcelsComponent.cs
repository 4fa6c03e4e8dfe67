using Posthouse.Components;
using Posthouse.Storage;

namespace Parcels;

/// <summary>Keeps the entries, in a database of its own.</summary>
public sealed class ParcelsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ParcelsEndpoint>()
        .Stores(Migrations.Of<ParcelsComponent>());
}
