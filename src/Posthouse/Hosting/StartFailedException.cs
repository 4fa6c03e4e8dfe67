namespace Posthouse.Hosting;

/// <summary>The application cannot be started now, for a reason outside of it; the message says what to do.</summary>
internal abstract class StartFailedException(string message, Exception? cause) : Exception(message, cause);
