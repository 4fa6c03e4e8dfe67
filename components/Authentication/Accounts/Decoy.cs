using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Authentication.Accounts;

/// <summary>The password of nobody: checked where there is no account, so that its absence takes as long as a wrong password.</summary>
internal sealed class Decoy(IPasswordHasher<Account> hasher)
{
    private readonly Account _nobody = new();
    private readonly string _hash = hasher.HashPassword(new Account(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public void Check(string password) => hasher.VerifyHashedPassword(_nobody, _hash, password);
}
