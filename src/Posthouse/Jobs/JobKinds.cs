using Posthouse.Components;

namespace Posthouse.Jobs;

/// <summary>The kinds of jobs that a component runs.</summary>
internal sealed class JobKinds
{
    private readonly Dictionary<string, JobKind> _kinds = new(StringComparer.Ordinal);

    public JobKinds(ComponentDefinition definition)
    {
        Component = definition.Name;
        foreach (var job in definition.Jobs)
        {
            var kinds = JobKind.Of(job).ToList();
            if (kinds.Count == 0)
            {
                throw new ArgumentException($"{job} is not a job: implement IJob<TPayload>.", nameof(definition));
            }

            if (kinds[0].AtOnce < 1)
            {
                throw new ArgumentException($"{job}.AtOnce is {kinds[0].AtOnce}: give at least 1.", nameof(definition));
            }

            foreach (var kind in kinds.Where(kind => !_kinds.TryAdd(kind.Name, kind)))
            {
                throw new ArgumentException(
                    $"{definition.Name} has two jobs with the payload {kind.Name}: give each job a payload type with a name of its own.", nameof(definition));
            }
        }
    }

    public string Component { get; }

    public IReadOnlyCollection<JobKind> All => _kinds.Values;

    public JobKind this[string name] => _kinds[name];

    public JobKind Of(Type payload) => _kinds.TryGetValue(JobKind.NameOf(payload), out var kind) && kind.Payload == payload
        ? kind
        : throw new InvalidOperationException($"{Component} runs no job with the payload {payload}: add .Runs<…>() to its Define.");
}
