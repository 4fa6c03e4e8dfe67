namespace Architecture.Tests.Sources;

/// <summary>The agreed exceptions to the size ceilings: each line is <c>SUBJECT | BOUND | REASON</c>.</summary>
internal sealed class SizeExceptions
{
    private readonly Dictionary<string, int> _bounds = new(StringComparer.Ordinal);

    private SizeExceptions()
    {
    }

    public static SizeExceptions Parse(string text)
    {
        var exceptions = new SizeExceptions();
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            if (parts.Length != 3 || !int.TryParse(parts[1], out var bound) || parts[2].Split(' ').Length < 3)
            {
                throw new FormatException($"'{line}' is not SUBJECT | BOUND | REASON with a reason in words.");
            }

            exceptions._bounds.Add(parts[0], bound);
        }

        return exceptions;
    }

    /// <summary>What is still wrong: findings that no exception covers, and exceptions that cover nothing.</summary>
    public IEnumerable<string> Apply(IEnumerable<Oversize> findings)
    {
        var found = findings.ToList();
        var unused = _bounds.Keys.Except(found.Select(finding => finding.Subject), StringComparer.Ordinal);
        return found
            .Where(finding => !_bounds.TryGetValue(finding.Subject, out var bound) || finding.Measured > bound)
            .Select(finding => finding.ToString())
            .Concat(unused.Select(subject => $"eng/size-exceptions.txt: '{subject}' is no longer an exception; remove the line."));
    }
}
