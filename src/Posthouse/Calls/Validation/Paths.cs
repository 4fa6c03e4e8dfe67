namespace Posthouse.Calls.Validation;

/// <summary>Paths grow from the inside out: only a violation pays for its path.</summary>
internal static class Paths
{
    public static void Prefix(List<FieldViolation>? violations, int from, string prefix)
    {
        for (var at = from; at < (violations?.Count ?? 0); at++)
        {
            violations![at] = violations[at] with { Field = prefix + violations[at].Field };
        }
    }
}
