namespace HotelBooking.Tests.Clusters;

/// <summary>What was built together with the tests: the host, its topologies, and the programs beside it.</summary>
internal static class BuiltFiles
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The application's program.</summary>
    public static string Host => OfHost("HotelBooking.Host");

    /// <summary>A topology of the application.</summary>
    public static string Topology(string name) => OfHost("topologies", $"{name}.json");

    private static string OfHost(params ReadOnlySpan<string> path) =>
        Path.GetFullPath(Path.Combine([AppContext.BaseDirectory, "..", "..", "HotelBooking.Host", Configuration, .. path]));
}
