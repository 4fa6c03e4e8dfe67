namespace Architecture.Tests.References;

/// <summary>Who may reference whom. Written once, applied both to project files and to the assemblies that were built from them.</summary>
internal static class ReferenceRules
{
    private static readonly string[] RuntimePackages = ["Google.Protobuf", "Google.Api.CommonProtos", "Grpc.Tools"];

    /// <summary>Why one project must not reference another; <see langword="null"/> when it may.</summary>
    public static string? Refusal(string from, string to)
    {
        var (user, used) = (Place.Of(from), Place.Of(to));
        var reason = Reason(user, used);
        return reason is null ? null : $"{from} references {to}: {reason}";
    }

    /// <summary>The packages that a project names although its place in the tree has none of them.</summary>
    public static IEnumerable<string> PackageRefusals(ProjectFile project) => project.Name switch
    {
        "Posthouse.Grpc.Api" => project.Packages.Select(package => $"{project.Path} uses {package}: the standard API needs nothing."),
        "Posthouse.Grpc" => project.Packages.Except(RuntimePackages, StringComparer.Ordinal)
            .Select(package => $"{project.Path} uses {package}: the gRPC runtime needs protobuf and its common messages alone."),
        _ => [],
    };

    private static string? Reason(Place user, Place used) => (user.Area, used.Area) switch
    {
        (Area.Tests, Area.Tests) => "a test project shares nothing with another.",
        (_, Area.Tests) => "tests are not referenced.",
        (_, Area.Bench) => "benchmarks are not referenced.",
        (Area.Tests or Area.Bench, _) => null,
        (Area.Templates, _) or (_, Area.Templates) => "the template knows packages, not projects.",
        (_, Area.Samples) => "samples are for reading: only tests reference them.",
        (_, Area.Outside) => "systems that are not ours are reached only over their public protocol.",
        (Area.Source, _) => SourceReason(user, used),
        (Area.Outside, Area.Source) or (Area.Samples, Area.Source) => null,
        (Area.Outside, Area.App) when used.IsLibrary => null,
        (Area.Outside or Area.Samples, _) => "it stands on the chassis alone.",
        (_, Area.Source) => SourceFromAbove(user, used),
        (Area.Component, _) => Reason(used, "shared components", user),
        (Area.App, Area.Component) => user.IsHost ? null : "only the host references components; call the contract instead.",
        (Area.App, Area.App) => AppReason(user, used),
        _ => null,
    };

    private static string? SourceReason(Place user, Place used) => used switch
    {
        { Area: not Area.Source } => "the chassis knows no component and no application.",
        _ when user.Part == "Posthouse.Grpc.Api" => "the standard API references nothing.",
        { Part: not ("Posthouse.Grpc.Api" or "Posthouse.Contracts") } when user.Part == "Posthouse.Rest" => "REST stands on contracts and the standard API, whatever carries the calls.",
        { Part: not "Posthouse.Grpc.Api" } when user.Part == "Posthouse.Grpc" => "the gRPC runtime stands on the standard API alone.",
        { Part: "Posthouse.Testing" } => "the testing package is for tests.",
        _ => null,
    };

    private static string? SourceFromAbove(Place user, Place used) => used.Part switch
    {
        "Posthouse.Testing" => "the testing package is for tests.",
        "Posthouse.Grpc" when !user.IsHost => "components and contracts use the standard API, never the runtime behind it.",
        "Posthouse" or "Posthouse.Look" when user.IsContracts => "contracts are compiled without the chassis.",
        _ => null,
    };

    private static string? Reason(Place used, string what, Place user) => used switch
    {
        { Area: Area.App } => $"{what} know no application.",
        { IsContracts: true } => null,
        _ when used == user => null,
        _ => "a component never references another: call its contract instead.",
    };

    private static string? AppReason(Place user, Place used) => used switch
    {
        _ when user.Owner != used.Owner => "an application knows no other application.",
        { IsContracts: true } => null,
        { IsHost: true } => "nothing references a host.",
        { IsLibrary: true } when !user.IsContracts => null,
        _ when user.IsHost => null,
        _ when user.IsLibrary => "a library of an application knows no component.",
        _ => "a component never references another: call its contract instead.",
    };
}
