namespace Posthouse.Storage;

/// <summary>Collects everything that is wrong with an options record, so that it can be told at once.</summary>
internal sealed class OptionProblems(string options)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> All => _problems;

    public OptionProblems When(bool wrong, string problem)
    {
        if (wrong)
        {
            _problems.Add($"{options}.{problem}");
        }

        return this;
    }

    public OptionProblems Range<T>(string name, T value, T min, T max)
        where T : IComparable<T> =>
        When(value.CompareTo(min) < 0 || value.CompareTo(max) > 0, $"{name} is {value}: give a value from {min} to {max}.");

    public static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(System.Environment.NewLine, problems), nameof(problems));
        }
    }
}
