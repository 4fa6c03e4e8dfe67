using Posthouse.Contracts.Users.V1;

namespace Users.Profiles;

/// <summary>A profile, as it is kept.</summary>
internal sealed record ProfileRow(string UserId, string Name, string Email, string Phone, string Language, long Version)
{
    public Profile ToContract() => new() { UserId = UserId, Name = Name, Email = Email, Phone = Phone, Language = Language, Version = Version };
}
