namespace Browser.Tests;

/// <summary>What a page of the shop can show.</summary>
public enum State
{
    Stocked,
    WithoutRecommendations,
    NotFound,
}

/// <summary>A state of the shop as somebody sees it.</summary>
/// <param name="State">What is shown.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Dark">Whether its reader prefers dark pages.</param>
public sealed record View(State State, int Width = 1280, bool Dark = false)
{
    public int Height => Width < 600 ? 740 : 800;

    /// <summary>Every state, on a desk and on telephones, by day and by night.</summary>
    public static TheoryData<State, int, bool> All { get; } = new(
        from state in Enum.GetValues<State>()
        from width in (int[])[1280, 360, 320]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<State, int, bool>(state, width, dark));
}
