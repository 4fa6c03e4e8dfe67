using System.Globalization;
using System.Text;

namespace Users.Outgoing.Mime;

/// <summary>The name of an attached file as a parameter of Content-Disposition (RFC 2183, RFC 2231).</summary>
internal static class FileNames
{
    private const int LongestPiece = 60;

    /// <summary>A name without folders, control characters and marks that would show another ending than it has.</summary>
    public static string Clean(string name)
    {
        var clean = HeaderText.Clean(name).Split('/', '\\')[^1].Trim('.', ' ');
        return clean.Length > 0 ? clean : "attachment";
    }

    public static string Parameter(string name)
    {
        var clean = Clean(name);
        if (HeaderText.IsPlain(clean) && clean.Length <= LongestPiece)
        {
            return $"filename=\"{clean.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }

        var pieces = Pieces(clean);
        return pieces.Count == 1
            ? $"filename*=utf-8''{pieces[0]}"
            : string.Join(";\r\n ", pieces.Select(static (piece, index) => string.Create(CultureInfo.InvariantCulture, $"filename*{index}*={(index == 0 ? "utf-8''" : "")}{piece}")));
    }

    private static List<string> Pieces(string name)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var next in Encoding.UTF8.GetBytes(name))
        {
            if (piece.Length + 3 > LongestPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            if (char.IsAsciiLetterOrDigit((char)next) || next is (byte)'.' or (byte)'-' or (byte)'_')
            {
                piece.Append((char)next);
            }
            else
            {
                piece.Append(CultureInfo.InvariantCulture, $"%{next:X2}");
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
