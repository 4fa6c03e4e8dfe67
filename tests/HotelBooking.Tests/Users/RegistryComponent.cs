using Posthouse.Components;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Storage;

namespace HotelBooking.Tests.Users;

/// <summary>Tells that people signed up.</summary>
internal sealed class RegistryComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Stores(Migrations.None).Publishes<UserSignedUp>();
}
