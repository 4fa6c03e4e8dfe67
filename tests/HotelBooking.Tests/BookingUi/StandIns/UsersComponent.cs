using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>Stands in for Users: one person's profile.</summary>
internal sealed class UsersComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<UsersStandIn>().Uses(services => services.AddSingleton<KnownProfile>());
}

/// <summary>The profile of whoever asks.</summary>
internal sealed class KnownProfile
{
    public Profile Profile { get; set; } = new() { Name = "Ana Ribeiro", Email = "ana@example.org", Version = 3 };
}

internal sealed class UsersStandIn(KnownProfile known) : UsersService.UsersServiceBase
{
    public override Task<GetProfileResponse> GetProfile(GetProfileRequest request, ServerCallContext context) =>
        Task.FromResult(new GetProfileResponse { Profile = known.Profile });

    public override Task<SaveProfileResponse> SaveProfile(SaveProfileRequest request, ServerCallContext context)
    {
        if (request.Profile.Version != known.Profile.Version)
        {
            throw new AbortedException("Changed meanwhile.", UserReason.ProfileChanged);
        }

        known.Profile = new Profile(request.Profile) { Version = request.Profile.Version + 1 };
        return Task.FromResult(new SaveProfileResponse { Profile = known.Profile });
    }
}
