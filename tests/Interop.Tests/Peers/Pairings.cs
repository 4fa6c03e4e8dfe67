namespace Interop.Tests.Peers;

/// <summary>Every peer, with and without TLS.</summary>
public sealed class Pairings : TheoryData<Language, bool>
{
    public Pairings()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Add(language, false);
            Add(language, true);
        }
    }
}
