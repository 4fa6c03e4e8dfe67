using System.Net.Http.Json;
using Topologies.Tests.Application;

namespace Topologies.Tests.Running;

/// <summary>The application with a larder, as real processes.</summary>
internal static class RunningLarder
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>Starts without its supplier, unless the options name none.</summary>
    public static RunningApp Launch(string topology, string[] options, IReadOnlyDictionary<string, string>? environment = null, string? data = null) =>
        RunningApp.Launch(topology, options.Contains("--port", StringComparer.Ordinal) ? options : ["--port", "0", .. options], environment ?? NoVariables, data, "larder");

    public static string[] WithoutSupplier(params string[] options) => ["--set", "Larder:Supplier=http://supplier.example", .. options];

    public static async Task<LarderState> LarderAsync(this RunningApp app) =>
        (await app.Browser.GetFromJsonAsync<LarderState>(new Uri(app.Address, "/larder"), TestContext.Current.CancellationToken))!;
}
