using Posthouse.Settings;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>What an application runs with, as one line; secrets are masked.</summary>
internal static class EffectiveConfiguration
{
    public static string Describe(ApplicationPlan plan, RunOptions options)
    {
        var processes = plan.Processes.Select(static process => process.Replicas == 1 ? $"{process}" : $"{process} x{process.Replicas}");
        var parts = new List<string>
        {
            $"topology {plan.Topology.Name} ({string.Join("; ", processes)})",
            options.Tls is { Only: true } ? $"no plaintext port on {options.Host}" : $"public port {options.Port} on {options.Host}",
            $"data {options.Data}",
        };
        if (options.Tls is { } tls)
        {
            parts.Add($"TLS port {tls.Port} with {tls.Certificate}{(tls.Password.Length > 0 ? ", its password ***" : "")}");
        }

        parts.AddRange(plan.Topology.Listen.Select(static listen => $"{listen.Key} listens on {listen.Value.GetLeftPart(UriPartial.Authority)}"));
        parts.AddRange(plan.Topology.External.Select(static external => $"{external.Key} external at {external.Value.GetLeftPart(UriPartial.Authority)}"));
        parts.AddRange(ShownSettings.Of(options.Settings, plan.Components));
        if (options.PublicUrl is { } url)
        {
            parts.Add($"public address {url.GetLeftPart(UriPartial.Authority)}");
        }

        parts.Add("cluster key ***");
        if (options.TestControls)
        {
            parts.Add("test controls on");
        }

        return string.Join(", ", parts);
    }
}
