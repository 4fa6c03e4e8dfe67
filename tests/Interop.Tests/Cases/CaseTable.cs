using System.Text;
using Interop.Tests.Peers;

namespace Interop.Tests.Cases;

/// <summary>The table of cases and peers, as it stands in the documents.</summary>
internal static class CaseTable
{
    private static readonly (Language Language, string Name)[] Peers =
        [(Language.Node, "grpc-js"), (Language.Python, "grpcio"), (Language.Connect, "connect-node")];

    /// <summary>Writes the table, with the gaps as notes below it.</summary>
    /// <param name="failureOf">The failure of a case, or null.</param>
    public static string Write(Func<Language, Side, string, string?> failureOf)
    {
        var columns = Peers.SelectMany(_ => Enum.GetValues<Side>(), (peer, side) => (peer.Language, peer.Name, Side: side)).ToList();
        var notes = new List<string>();
        var table = new StringBuilder();
        table.AppendLine($"| case | {string.Join(" | ", columns.Select(column => $"{column.Name} {column.Side.ToString().ToLowerInvariant()}"))} |");
        table.AppendLine($"|---|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var name in Case.All.Select(one => one.Name))
        {
            table.AppendLine($"| `{name}` | {string.Join(" | ", columns.Select(column => Cell(column.Language, column.Side)))} |");

            string Cell(Language language, Side side) => failureOf(language, side, name) is { } failure ? Note(language, side, failure) : "yes";

            string Note(Language language, Side side, string failure)
            {
                var reason = Gap.Find(language, side, name)?.Reason ?? failure;
                if (!notes.Contains(reason))
                {
                    notes.Add(reason);
                }

                return $"no ({notes.IndexOf(reason) + 1})";
            }
        }

        table.AppendLine();
        foreach (var (index, note) in notes.Index())
        {
            table.AppendLine($"{index + 1}. {char.ToUpperInvariant(note[0])}{note[1..]}.");
        }

        return table.ToString().ReplaceLineEndings("\n");
    }
}
