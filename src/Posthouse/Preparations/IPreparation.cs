namespace Posthouse.Preparations;

/// <summary>
/// What a component does before it is ready: filling its database from files, reading what others know. It runs once the process listens, so that other components can be called
/// (wait for ready), and other components' preparations can call this one; the followers and jobs of the component begin afterwards.
/// </summary>
/// <remarks>
/// Of one component one preparation runs at a time, also across replicas and processes that share its data folder; the next one finds the work done, and must tell so
/// cheaply. One that fails is tried again, later each time: what it has made durable stays.
/// </remarks>
public interface IPreparation
{
    /// <summary>Prepares the component, or finds that nothing is to do.</summary>
    /// <param name="progress">Takes how far it is; a preparation that has nothing to do reports nothing.</param>
    /// <param name="cancellationToken">The process stops.</param>
    Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken);
}
