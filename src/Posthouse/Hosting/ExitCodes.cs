namespace Posthouse.Hosting;

/// <summary>What an application's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>Stopped because it was asked to.</summary>
    public const int Stopped = 0;

    /// <summary>Could not start, or failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the topology cannot be used; nothing was started.</summary>
    public const int WrongInput = 2;
}
