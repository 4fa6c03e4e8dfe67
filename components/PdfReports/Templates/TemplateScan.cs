namespace PdfReports.Templates;

/// <summary>
/// Looks over a template before it is compiled. Refuses what could bring the process down or let data become markup: the engine compiles and runs
/// nested blocks by recursion, which no exception handler survives when it goes too deep.
/// </summary>
internal static class TemplateScan
{
    private const int DeepestBlocks = 24;
    private const int DeepestParentheses = 8;
    private const int LongestExpression = 1_000;
    private const int MostExpressions = 20_000;

    /// <exception cref="TemplateBrokenException">The template has something that is not for documents; tells the line.</exception>
    public static void Check(string source)
    {
        var blocks = new Stack<int>();
        var depth = 0;
        var count = 0;
        for (var at = source.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = source.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var place = new Place(source, at);
            if (++count > MostExpressions)
            {
                throw place.Broken($"there are more than {MostExpressions} expressions");
            }

            var (expression, end) = Read(source, place);
            depth = Weigh(expression, depth, blocks, place);
            at = end;
        }
    }

    private static (string Expression, int End) Read(string source, Place place)
    {
        var comment = source.AsSpan(place.At).StartsWith("{{!--", StringComparison.Ordinal) || source.AsSpan(place.At).StartsWith("{{~!--", StringComparison.Ordinal);
        var end = source.IndexOf(comment ? "--" : "}}", place.At + (comment ? 6 : 2), StringComparison.Ordinal);
        end = comment && end >= 0 ? source.IndexOf("}}", end, StringComparison.Ordinal) : end;
        if (end < 0)
        {
            throw place.Broken("an expression does not end");
        }

        var expression = source[(place.At + 2)..end].Trim('~').TrimStart();
        if (expression is ['#' or '^', ' ', ..])
        {
            expression = expression[0] + expression[1..].TrimStart();
        }

        return comment || expression.StartsWith('!') || expression.Length <= LongestExpression
            ? (expression, end + 2)
            : throw place.Broken($"an expression is longer than {LongestExpression} characters");
    }

    private static int Weigh(string expression, int depth, Stack<int> blocks, Place place)
    {
        switch (expression)
        {
            case ['!', ..]:
                return depth;
            case ['{' or '&', ..]:
                throw place.Broken("data never becomes markup: write two braces and no ampersand");
            case ['>', ..] or ['#' or '^', '>' or '*', ..]:
                throw place.Broken("one template cannot use another, nor define one inside itself");
            case ['#', ..]:
            case ['^', _, ..]:
                blocks.Push(depth);
                depth++;
                break;
            case ['/', ..]:
                depth = blocks.TryPop(out var before) ? before : throw place.Broken("a block ends that has not begun");
                break;
            case ['e', 'l', 's', 'e', ' ', ..]:
                depth++;
                break;
        }

        if (depth > DeepestBlocks)
        {
            throw place.Broken($"blocks stand more than {DeepestBlocks} deep in each other");
        }

        return expression.Count(static letter => letter == '(') > DeepestParentheses
            ? throw place.Broken($"an expression has more than {DeepestParentheses} parentheses")
            : depth;
    }

    private readonly record struct Place(string Source, int At)
    {
        public TemplateBrokenException Broken(string what) => new($"Line {Source.AsSpan(0, At).Count('\n') + 1}: {what}.");
    }
}
