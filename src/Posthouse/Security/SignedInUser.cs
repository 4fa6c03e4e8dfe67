namespace Posthouse.Security;

/// <summary>
/// Who sent a request from outside, verified at the front door: a feature of the request, in whichever process it is handled, and absent when nobody is signed in.
/// Calls made while it is handled carry the id by themselves.
/// </summary>
/// <param name="Id">The person's id.</param>
/// <param name="Email">E-mail address of the account.</param>
/// <param name="Name">Name of the person, for greeting; empty when not given.</param>
public sealed record SignedInUser(UserId Id, string Email, string Name)
{
    /// <summary>Never the person's data: requests are logged.</summary>
    public override string ToString() => Id.ToString();
}
