using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Components;
using Posthouse.Hosting;
using Posthouse.Security;
using Posthouse.Tests.Topologies;
using Posthouse.Topologies;

namespace Posthouse.Tests.Hosting;

/// <summary>All processes of a topology inside this one, each with services and an address book of its own.</summary>
internal sealed class RunningProcesses : IAsyncDisposable
{
    public const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";
    public const string Split = """{ "processes": { "front": { "components": ["Desk", "Stranger"], "public": true }, "echo": { "components": ["Echo"] } } }""";

    private readonly Dictionary<string, ProcessHost> _hosts = new(StringComparer.Ordinal);
    private readonly ApplicationPlan _plan;
    private readonly ProcessHostOptions _options;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("posthouse-hosts-");

    private RunningProcesses(ApplicationPlan plan, Func<ProcessHostOptions, ProcessHostOptions>? configure)
    {
        _plan = plan;
        var options = new ProcessHostOptions { Loggers = NullLoggerFactory.Instance, DataDirectory = _data.FullName, Key = ClusterKey.Create(), Patience = TimeSpan.FromSeconds(20) };
        _options = configure?.Invoke(options) ?? options;
    }

    public Uri Public => _hosts.Values.Select(static host => host.PublicAddress).OfType<Uri>().Single();

    public HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public ProcessHost this[string process] => _hosts[process];

    public static ImmutableArray<ComponentDefinition> Components =>
        [ComponentDefinition.Of<DeskComponent>(), ComponentDefinition.Of<EchoComponent>(), ComponentDefinition.Of<StrangerComponent>()];

    public static Task<RunningProcesses> StartAsync(string topology, Func<ProcessHostOptions, ProcessHostOptions>? configure = null) => StartAsync(topology, Components, configure);

    public static async Task<RunningProcesses> StartAsync(string topology, ImmutableArray<ComponentDefinition> components, Func<ProcessHostOptions, ProcessHostOptions>? configure = null)
    {
        var running = new RunningProcesses(Sketch.Plan(topology, components), configure);
        foreach (var process in running._plan.Processes)
        {
            await running.StartProcessAsync(process.Name);
        }

        return running;
    }

    public async Task StartProcessAsync(string process)
    {
        _hosts[process] = await ProcessHost.StartAsync(_plan.Process(process)!, _options with { Addresses = new AddressBook() }, TestContext.Current.CancellationToken);
        foreach (var reader in _hosts.Values)
        {
            TellAddresses(reader);
        }
    }

    public Task<string> GetAsync(string path) => Browser.GetStringAsync(new Uri(Public, path), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    private void TellAddresses(ProcessHost reader)
    {
        foreach (var host in _hosts.Values.Where(static host => host.InnerAddress is not null))
        {
            reader.Addresses.Set(host.Plan.Name, [host.InnerAddress!]);
        }
    }
}
