namespace Posthouse.Rest.Routes;

/// <summary>What one step of a path template takes.</summary>
internal enum StepKind
{
    /// <summary>Its own text.</summary>
    Literal,

    /// <summary>Any one segment that is not empty.</summary>
    One,

    /// <summary>All that is left of the path, nothing too.</summary>
    Rest,
}

/// <summary>One step of a path template.</summary>
internal readonly record struct Step(StepKind Kind, string Text);

/// <summary>A part of a path that stands for a field: <paramref name="Count"/> steps from <paramref name="Start"/> on.</summary>
internal sealed record PathVariable(string Field, int Start, int Count);
