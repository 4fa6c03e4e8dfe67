namespace Posthouse.Hosting.Outside;

/// <summary>An outside program is missing, or cannot start.</summary>
internal sealed class OutsideFailedException(string message, Exception? cause = null) : StartFailedException(message, cause);
