namespace Interop.Tests.Peers;

/// <summary>Every peer with echo programs, without and with TLS.</summary>
public sealed class Pairings : TheoryData<Language, bool>
{
    public Pairings()
    {
        foreach (var language in new[] { Language.Node, Language.Python })
        {
            Add(language, false);
            Add(language, true);
        }
    }
}
