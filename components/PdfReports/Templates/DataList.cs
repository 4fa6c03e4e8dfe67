using System.Collections;

namespace PdfReports.Templates;

/// <summary>A list in the data; every element looked at is counted.</summary>
internal sealed class DataList(IReadOnlyList<object?> items, RenderBudget budget) : IReadOnlyList<object?>
{
    public int Count => items.Count;

    public object? this[int index]
    {
        get
        {
            budget.Spend();
            return items[index];
        }
    }

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var item in items)
        {
            budget.Spend();
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
