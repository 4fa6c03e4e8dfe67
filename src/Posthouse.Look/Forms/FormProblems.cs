using System.Collections;

namespace Posthouse.Look.Forms;

/// <summary>What is wrong with a form that was sent: at most one problem for each field, in the order in which they were found.</summary>
public sealed class FormProblems : IReadOnlyCollection<FormProblem>
{
    private readonly List<FormProblem> _problems = [];

    /// <summary>How many fields need attention.</summary>
    public int Count => _problems.Count;

    /// <summary>The words beside a field.</summary>
    /// <param name="field">The field's name.</param>
    /// <returns><see langword="null"/> when nothing is wrong with it.</returns>
    public string? this[string field] => _problems.Find(problem => problem.Field == field)?.Text;

    /// <summary>Adds what is wrong with a field; what was found first about it stays.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="text">One sentence: what is the matter and the way out of it.</param>
    public FormProblems Add(string field, string text)
    {
        if (this[field] is null)
        {
            _problems.Add(new FormProblem(field, text));
        }

        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<FormProblem> GetEnumerator() => _problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
