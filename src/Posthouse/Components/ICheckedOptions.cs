namespace Posthouse.Components;

/// <summary>Options that check themselves after they have been bound; a component whose options have problems does not start.</summary>
public interface ICheckedOptions
{
    /// <summary>Lists what is wrong, each with its mend; empty when nothing is.</summary>
    IReadOnlyList<string> Problems();
}
