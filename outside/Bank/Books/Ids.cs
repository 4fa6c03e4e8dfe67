using System.Security.Cryptography;

namespace Bank.Books;

/// <summary>Ids in the protocol's manner: what it is, then letters that nobody guesses.</summary>
internal static class Ids
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(string prefix, int length = 24) => $"{prefix}_{RandomNumberGenerator.GetString(Letters, length)}";
}
