using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Settings;
using Posthouse.Storage;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>
/// Builds the services of one component: what it registers, the clients that it calls with, its own classes, its database. Nothing of
/// another component can be resolved from them.
/// </summary>
internal static class ComponentServices
{
    /// <summary>What the process shares with every component.</summary>
    private static readonly Type[] Shared =
    [
        typeof(ILoggerFactory), typeof(TimeProvider), typeof(IWebHostEnvironment), typeof(IHostEnvironment), typeof(IConfiguration), typeof(DiagnosticListener),
        typeof(DiagnosticSource), typeof(IHostApplicationLifetime),
    ];

    /// <summary>Builds the components of a process.</summary>
    /// <exception cref="StartRefusedException">A class needs something that nobody registered; names every such class.</exception>
    public static List<HostedComponent> BuildAll(ProcessPlan plan, IServiceProvider process, IReadOnlyCollection<Database> databases, ProcessHostOptions options)
    {
        var binding = new OptionBinding(options.Settings);
        var problems = new List<Problem>(binding.Check(plan.Application.Components));
        if (problems.Count > 0)
        {
            throw new StartRefusedException([.. problems]);
        }

        var hosted = new List<HostedComponent>();
        foreach (var component in plan.Components)
        {
            var database = databases.FirstOrDefault(database => database.Component == component.Name);
            var calls = new RoutedCalls(service => new RefusedCalls(Refusals.UndeclaredCallFailure(component.Name, service)));
            try
            {
                hosted.Add(new HostedComponent { Definition = component, Services = Build(new Ingredients(component, process, calls, database), binding, options), Calls = calls, Database = database });
            }
            catch (AggregateException exception)
            {
                problems.AddRange(exception.InnerExceptions.Select(inner => new Problem(
                    $"The services of {component.Name} do not fit together: {inner.Message}",
                    $"Register what is missing with .Uses(…) in {component.Component.Name}.")));
            }
        }

        return problems.Count == 0 ? hosted : throw new StartRefusedException([.. problems]);
    }

    private static ServiceProvider Build(Ingredients ingredients, OptionBinding binding, ProcessHostOptions options)
    {
        var (component, process, calls, database) = ingredients;
        var services = new ServiceCollection();
        foreach (var shared in Shared)
        {
            services.AddSingleton(shared, process.GetRequiredService(shared));
        }

        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddSingleton(options.Origin).AddSingleton(new DataFolder(options.DataDirectory)).AddOptions().AddMetrics();
        foreach (var configured in component.Options)
        {
            services.AddSingleton(configured.Type, binding.Bind(configured, []));
        }

        foreach (var called in component.Calls)
        {
            services.AddSingleton(called.Client, _ => Activator.CreateInstance(called.Client, calls)!);
        }

        foreach (var type in component.Serves.Select(static served => served.Endpoint).Concat(component.Interceptors).Concat(component.Preparations))
        {
            services.AddTransient(type);
        }

        if (!component.Surfaces.IsEmpty)
        {
            services.AddRouting().AddRazorComponents();
        }

        if (database is not null)
        {
            ComponentWork.Register(services, database, options.Work);
        }

        foreach (var register in component.Registrations)
        {
            register(services);
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record Ingredients(ComponentDefinition Component, IServiceProvider Process, CallInvoker Calls, Database? Database);
}
