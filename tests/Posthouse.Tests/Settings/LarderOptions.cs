using Posthouse.Components;

namespace Posthouse.Tests.Settings;

internal enum Grain
{
    Oat,
    Rye,
}

/// <summary>Options of every kind.</summary>
internal sealed record LarderOptions : ICheckedOptions
{
    public Uri Supplier { get; init; } = new("http://localhost:1/");

    public TimeSpan Freshness { get; init; } = TimeSpan.FromDays(1);

    public int Shelves { get; init; } = 3;

    public long? Limit { get; init; }

    public bool Locked { get; init; }

    public Grain Grain { get; init; } = Grain.Rye;

    public string Name { get; init; } = "larder";

    public IReadOnlyList<string> Labels { get; init; } = [];

    [Secret]
    public string Key { get; init; } = "";

    public int Doors { get; } = 1;

    public IReadOnlyList<string> Problems() => Shelves > 100 ? ["Shelves is more than 100: give 0 to 100."] : [];
}

internal sealed class LarderComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Configures<LarderOptions>("Larder");
}
