using System.Reflection;
using Posthouse.Hosting.Supervision;
using Posthouse.Hosting.Tls;
using Posthouse.Settings;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Runs an application: all of it in this process, or as many processes as its topology names.</summary>
public static class PosthouseApp
{
    /// <summary>Runs an application until it is stopped by Ctrl-C or SIGTERM.</summary>
    /// <param name="args">The command line; <c>--help</c> tells what can be given.</param>
    /// <param name="compose">Says what the application consists of.</param>
    /// <returns>The exit code: 0 when it stopped as it was asked to, 1 when it failed, 2 when the command line or the topology cannot be used.</returns>
    public static Task<int> RunAsync(string[] args, Action<ApplicationBuilder> compose)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(compose);
        var application = new ApplicationBuilder(Assembly.GetEntryAssembly()?.GetName().Name ?? "Application");
        compose(application);
        return new CommandLine(application.Name).RunAsync(
            args, options => RunAsync(application, options with { Settings = options.Settings.WithDefaults(application.Settings) }));
    }

    private static async Task<int> RunAsync(ApplicationBuilder application, RunOptions options)
    {
        using var logs = new ProcessLogs(TimeProvider.System, Environment.GetEnvironmentVariable(ProcessLogs.LevelVariable), application.Name, options.Process ?? application.Name);
        using var signals = new StopSignals(isSupervised: Environment.GetEnvironmentVariable(ControlConnection.Variable) is not null);
        try
        {
            var run = new ApplicationRun(application, options, Plan(application, options), logs.Factory, signals);
            return await run.RunAsync();
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.WrongInput;
        }
        catch (StartFailedException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (signals.Stopping.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }
        catch (Exception exception)
        {
            Log.NotStarted(logs.Factory.CreateLogger("Posthouse.Hosting"), exception, application.Name);
            return ExitCodes.Failed;
        }
    }

    private static ApplicationPlan Plan(ApplicationBuilder application, RunOptions options)
    {
        var problems = new List<Problem>();
        var external = application.ReadExternals(Environment.GetEnvironmentVariable, problems);
        problems.AddRange(new OptionBinding(options.Settings).Check(application.Components));
        var tls = TlsOptions.Read(options.Settings, problems);
        var loaded = TopologyFiles.Load(options.Topology, AppContext.BaseDirectory);
        var isSupervised = Environment.GetEnvironmentVariable(ControlConnection.Variable) is not null;
        var plan = ApplicationPlan.Create(
            loaded with { Problems = [.. loaded.Problems, .. problems] },
            application.Components,
            new PlanOptions { External = external, Listen = options.Listen, PublicPort = options.Port, Alone = isSupervised ? null : options.Process });
        return tls is null || plan.Process(options.Process ?? "") is { IsPublic: false } || ServerCertificate.Check(tls).ToList() is not [_, ..] unusable
            ? plan
            : throw new StartRefusedException([.. unusable]);
    }
}
