namespace Posthouse.Jobs;

/// <summary>What a job knows about its run.</summary>
public abstract class JobContext;
