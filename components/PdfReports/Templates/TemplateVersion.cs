using System.Security.Cryptography;
using System.Text;

namespace PdfReports.Templates;

/// <summary>One version of a template, as it is kept.</summary>
/// <param name="Name">Name of the template.</param>
/// <param name="Version">Number, from 1 on.</param>
/// <param name="Source">HTML with Handlebars expressions.</param>
/// <param name="SourceHash">SHA-256 of the source when it was added.</param>
/// <param name="CreatedAt">When it was added, UTC.</param>
internal sealed record TemplateVersion(string Name, int Version, string Source, string SourceHash, DateTimeOffset CreatedAt)
{
    /// <summary>Whether the source is still what was added.</summary>
    public bool IsWhole => string.Equals(HashOf(Source), SourceHash, StringComparison.Ordinal);

    public static string HashOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
}
