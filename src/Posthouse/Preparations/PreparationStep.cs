namespace Posthouse.Preparations;

/// <summary>How far the preparation of a component is.</summary>
/// <param name="Component">The component.</param>
/// <param name="Done">What is done, in units of the preparation's choice.</param>
/// <param name="Total">What is to do altogether; equal to <paramref name="Done"/> once it has ended.</param>
public sealed record PreparationStep(string Component, long Done, long Total)
{
    /// <summary>The share that is done, in whole per cent.</summary>
    public int Percent => (int)((decimal)Done * 100 / Total);
}
