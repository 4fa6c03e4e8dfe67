namespace Architecture.Tests.References;

/// <summary>The parts of the tree that the rules tell apart.</summary>
internal enum Area
{
    Source,
    Component,
    App,
    Outside,
    Samples,
    Templates,
    Tests,
    Bench,
}

/// <summary>Where a project stands: <c>apps/OnlineBooks/Marketplace/…</c> is part Marketplace of owner OnlineBooks.</summary>
internal sealed record Place(Area Area, string Owner, string Part)
{
    public bool IsContracts => Part == "Contracts";

    public bool IsHost => Part == "Host";

    /// <summary>Pure code that several components of an application share: no component, no input or output.</summary>
    public bool IsLibrary => (Owner, Part) is ("HotelBooking", "Stays" or "FictionalHotels");

    public static Place Of(string project)
    {
        var steps = project.Split('/');
        return steps[0] switch
        {
            "src" => new Place(Area.Source, "", steps[1]),
            "components" => new Place(Area.Component, "", steps[1]),
            "apps" => new Place(Area.App, steps[1], steps[2]),
            "outside" => new Place(Area.Outside, "", steps[1]),
            "samples" => new Place(Area.Samples, "", steps[1]),
            "templates" => new Place(Area.Templates, "", ""),
            "tests" => new Place(Area.Tests, "", steps[1]),
            "bench" => new Place(Area.Bench, "", steps[1]),
            _ => throw new ArgumentException($"{project} stands outside the folders that the tree has for projects.", nameof(project)),
        };
    }
}
