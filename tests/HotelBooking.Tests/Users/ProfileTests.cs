using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Users.V1;
using Posthouse.Events;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Users;

public sealed class ProfileTests : IAsyncLifetime
{
    private static readonly UserId Ada = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));

    private PostOffice _office = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await PostOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_up_has_a_profile_and_a_second_telling_changes_nothing()
    {
        await SignUpAsync("Ada Lovelace");
        var profile = await KnownAsync();
        await SignUpAsync("Somebody Else");
        var again = await SaveAsync(profile);

        Assert.Equal((Ada.ToString(), "Ada Lovelace", "ada@example.com", 1L), (profile.UserId, profile.Name, profile.Email, profile.Version));
        Assert.Equal(("Ada Lovelace", 2L), (again.Name, again.Version));
    }

    [Fact]
    public async Task Change_on_an_old_version_is_refused_and_overwrites_nothing()
    {
        await SignUpAsync("Ada");
        var read = await KnownAsync();
        var first = read.Clone();
        (first.Name, first.Phone, first.Language) = ("Ada King", "+44 20 0000", "pl");
        var second = read.Clone();
        second.Name = "Somebody Else";

        var saved = await SaveAsync(first);
        var refused = await Assert.ThrowsAsync<RpcException>(() => SaveAsync(second));
        var now = (await ClientOf(Ada).GetProfileAsync(new GetProfileRequest())).Profile;

        Assert.Equal((StatusCode.Aborted, true), (refused.StatusCode, refused.HasReason(UserReason.ProfileChanged)));
        Assert.Equal((2L, "Ada King", "+44 20 0000", "pl"), (saved.Version, saved.Name, saved.Phone, saved.Language));
        Assert.Equal(saved, now);
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_wins_each_version()
    {
        await SignUpAsync("Ada");
        var read = await KnownAsync();

        var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var change = read.Clone();
            change.Name = $"Ada {number}";
            try
            {
                return (await SaveAsync(change)).Name;
            }
            catch (RpcException refused) when (refused.HasReason(UserReason.ProfileChanged))
            {
                return null;
            }
        }));

        Assert.Equal(Assert.Single(won, name => name is not null), (await KnownAsync()).Name);
    }

    [Fact]
    public async Task Profile_is_ones_own_whatever_the_request_says()
    {
        await SignUpAsync("Ada");
        var profile = await KnownAsync();
        var stranger = new UserId(new Guid("01890a5d-ac96-774b-bcce-b302099a8058"));

        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await ClientOf(stranger).SaveProfileAsync(new SaveProfileRequest { Profile = profile }));
        var nobody = await Assert.ThrowsAsync<RpcException>(async () => await ClientOf(null).GetProfileAsync(new GetProfileRequest()));

        Assert.Equal((StatusCode.NotFound, true), (unknown.StatusCode, unknown.HasReason(UserReason.UnknownUser)));
        Assert.Equal(StatusCode.Unauthenticated, nobody.StatusCode);
    }

    [Fact]
    public async Task Everything_wrong_with_a_profile_is_said_at_once()
    {
        await SignUpAsync("Ada");
        var profile = await KnownAsync();
        (profile.Name, profile.Phone, profile.Language) = ("Ada\r\nBcc: x", "\u0007", "not a language");

        var refused = await Assert.ThrowsAsync<RpcException>(() => SaveAsync(profile));

        Assert.Equal(
            ["profile.language", "profile.name", "profile.phone"], refused.GetFieldViolations().Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    private UsersService.UsersServiceClient ClientOf(UserId? user) => _office.Cluster.ClientOf<UsersService.UsersServiceClient>("Clerk", user);

    private async Task<Profile> SaveAsync(Profile profile) => (await ClientOf(Ada).SaveProfileAsync(new SaveProfileRequest { Profile = profile })).Profile;

    private Task SignUpAsync(string name) => _office.Cluster.ServicesOf("Registry").GetRequiredService<Database>().WriteAsync(
        async transaction =>
        {
            await transaction.PublishAsync(new UserSignedUp { UserId = Ada.ToString(), Email = "ada@example.com", Name = name });
            return true;
        },
        Cancelled);

    private async Task<Profile> KnownAsync() =>
        (await Eventually.BecomesAsync(FindAsync, static profile => profile is not null, "the sign-up arrives", Cancelled))!;

    private async Task<Profile?> FindAsync()
    {
        try
        {
            return (await ClientOf(Ada).GetProfileAsync(new GetProfileRequest())).Profile;
        }
        catch (RpcException early) when (early.HasReason(UserReason.UnknownUser))
        {
            return null;
        }
    }
}
