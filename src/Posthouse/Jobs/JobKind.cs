using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Posthouse.Jobs;

/// <summary>A kind of job: its payload's type name, and how one is run.</summary>
/// <param name="Name">Name of the payload's type, without namespace, with that of the type that it is declared in: what the database keeps.</param>
/// <param name="Payload">The payload's type.</param>
/// <param name="AtOnce">Most of them that run at once in one process.</param>
/// <param name="RunAsync">Runs the job class taken from a scope of the component's services.</param>
internal sealed record JobKind(string Name, Type Payload, int AtOnce, Func<IServiceProvider, string, JobContext, CancellationToken, Task> RunAsync)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General) { Converters = { new JsonStringEnumConverter() } };

    public static IEnumerable<JobKind> Of(Type job) => job.GetInterfaces()
        .Where(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IJob<>))
        .Select(implemented => (JobKind)typeof(JobKind)
            .GetMethod(nameof(Make), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(job, implemented.GetGenericArguments()[0])
            .Invoke(null, null)!);

    public static string NameOf(Type payload) => payload.DeclaringType is { } outer ? $"{NameOf(outer)}.{payload.Name}" : payload.Name;

    private static JobKind Make<TJob, TPayload>()
        where TJob : class, IJob<TPayload>
        where TPayload : notnull => new(
            NameOf(typeof(TPayload)),
            typeof(TPayload),
            TJob.AtOnce,
            (services, json, context, cancellationToken) => services.GetRequiredService<TJob>().RunAsync(
                JsonSerializer.Deserialize<TPayload>(json, Json) ?? throw new JsonException($"A payload of {typeof(TPayload).Name} is null."), context, cancellationToken));
}
