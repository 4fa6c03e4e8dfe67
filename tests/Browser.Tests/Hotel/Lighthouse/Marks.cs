namespace Browser.Tests.Hotel.Lighthouse;

/// <summary>What Lighthouse says of a page: marks from 0 to 100, and each part that is not as it should be.</summary>
internal sealed record Marks(string Name, int Tries, int Performance, int Accessibility, int BestPractices, string[] Complaints)
{
    public override string ToString() =>
        $"{Name}: performance {Performance}, accessibility {Accessibility}, best practices {BestPractices}, try {Tries}\n  {string.Join("\n  ", Complaints)}";
}
