using Posthouse.Security;

namespace Authentication.Accounts;

/// <summary>Somebody's way in.</summary>
internal sealed class Account
{
    public UserId Id { get; set; }

    public string Email { get; set; } = "";

    public string NormalizedEmail { get; set; } = "";

    /// <summary>Name for greeting; empty when not given.</summary>
    public string Name { get; set; } = "";

    public string? PasswordHash { get; set; }
}
