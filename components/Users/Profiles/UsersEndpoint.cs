using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;
using Posthouse.Security;
using Posthouse.Values;

namespace Users.Profiles;

/// <summary>Serves the contract of profiles. Whose profile it is, is said by the session and never by the request.</summary>
internal sealed class UsersEndpoint(ProfileBook book) : UsersService.UsersServiceBase
{
    public override async Task<GetProfileResponse> GetProfile(GetProfileRequest request, ServerCallContext context) =>
        new() { Profile = (await book.FindAsync(UserOf(context), context.CancellationToken)).ToContract() };

    public override async Task<SaveProfileResponse> SaveProfile(SaveProfileRequest request, ServerCallContext context)
    {
        Check(request.Profile);
        return new SaveProfileResponse { Profile = (await book.SaveAsync(UserOf(context), request.Profile, context.CancellationToken)).ToContract() };
    }

    private static UserId UserOf(ServerCallContext context) =>
        context.GetCaller().UserId ?? throw new UnauthenticatedException("Nobody is signed in.", CallReasons.NoCaller);

    private static void Check(Profile profile)
    {
        var violations = new List<FieldViolation>();
        foreach (var (field, value) in (IEnumerable<(string, string)>)[("profile.name", profile.Name), ("profile.phone", profile.Phone)])
        {
            if (value.Any(char.IsControl))
            {
                violations.Add(new FieldViolation(field, "must not have control characters"));
            }
        }

        if (!LanguageTag.TryParse(profile.Language, out _))
        {
            violations.Add(new FieldViolation("profile.language", "must be a BCP 47 language such as \"en\" or \"pt-BR\""));
        }

        if (violations.Count > 0)
        {
            throw new InvalidArgumentException(violations);
        }
    }
}
