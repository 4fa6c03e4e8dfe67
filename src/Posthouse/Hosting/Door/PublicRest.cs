using System.Reflection;
using Posthouse.Calls;
using Posthouse.Rest;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Door;

/// <summary>The REST API of an application: every method that outsiders may call and that has an HTTP rule, wherever its component runs.</summary>
internal static class PublicRest
{
    private const string HostEnding = ".Host";

    /// <exception cref="StartRefusedException">HTTP rules cannot hold; names all of them.</exception>
    public static RestSurface Of(ApplicationPlan application, PublicMethods methods, OutsideCalls calls, TimeProvider time)
    {
        try
        {
            return new RestSurface(Options(application, methods, calls) with { Time = time });
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefusedException([.. wrong.Message.Split('\n').Select(static problem => new Problem(problem, "Correct the google.api.http option of the method, or the .Map(…) beside its component."))]);
        }
    }

    private static RestOptions Options(ApplicationPlan application, PublicMethods methods, OutsideCalls calls) => new()
    {
        Title = Name(),
        Services = [.. application.Components.SelectMany(static component => component.Serves, static (component, served) => new OfferedContract(component.Name, served.Service))],
        Calls = calls,
        Includes = methods.Has,
        NeedsUser = method => methods.Has(method) && !methods.IsPublic(method),
        Rules = application.Components.SelectMany(static component => component.Serves).SelectMany(static served => served.Rules.Http).ToDictionary(StringComparer.Ordinal),
        ReasonStatuses = new Dictionary<string, int>(StringComparer.Ordinal) { [Idempotency.KeyReused] = 422 },
        Failures = OutsideFailures.Told,
        Look = application.Components.Select(static component => component.ApiPage).FirstOrDefault(static look => look is not null) ?? ApiPageLook.Plain,
        RequestHeaders = [.. RestOptions.PassedHeaders, OutsideAddress.MetadataKey],
        MaxBodyBytes = MessageLimits.LargestFromOutside,
    };

    private static string Name()
    {
        var name = Assembly.GetEntryAssembly()?.GetName().Name ?? "Posthouse";
        return name.EndsWith(HostEnding, StringComparison.Ordinal) ? name[..^HostEnding.Length] : name;
    }
}
