using System.Security.Cryptography;
using System.Text;

namespace Posthouse.Storage;

/// <summary>One numbered script.</summary>
/// <param name="Number">Its place, from 1 on.</param>
/// <param name="Name">What it does, in a word or two.</param>
/// <param name="Sql">Its statements; must not begin or commit.</param>
public sealed record MigrationScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements in lower-case hexadecimal; line ends do not count.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n").Trim())));

    /// <summary>The script's file name.</summary>
    public override string ToString() => $"{Number:0000}_{Name}.sql";
}
