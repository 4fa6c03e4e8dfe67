using System.Collections.Immutable;
using System.Text;

namespace Posthouse.Topologies;

/// <summary>An application that cannot work was not started. Names every problem that was found, not the first.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Refuses a start.</summary>
    /// <param name="problems">At least one problem.</param>
    public StartRefusedException(ImmutableArray<Problem> problems)
        : base(Describe(problems))
    {
        Problems = problems;
    }

    /// <summary>Everything that was found.</summary>
    public ImmutableArray<Problem> Problems { get; }

    private static string Describe(ImmutableArray<Problem> problems)
    {
        var text = new StringBuilder(problems.Length == 1 ? "Nothing was started, because of one problem:" : $"Nothing was started, because of {problems.Length} problems:");
        for (var number = 0; number < problems.Length; number++)
        {
            text.Append($"\n  {number + 1}. {problems[number].What}\n     Mend: {problems[number].Mend}");
        }

        return text.ToString();
    }
}
