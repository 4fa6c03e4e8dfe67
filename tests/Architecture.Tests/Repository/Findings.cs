using Xunit;

namespace Architecture.Tests.Repository;

/// <summary>Fails with every finding in full: an assertion on the collection would show only the first few, cut off.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} found:\n{string.Join('\n', all)}");
        }
    }
}
