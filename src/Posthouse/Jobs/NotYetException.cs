namespace Posthouse.Jobs;

/// <summary>
/// A job cannot be done yet, and nothing is wrong with it: what it needs is somebody else's and is away or busy for a while. The job is tried again as after every
/// exception; the log has one line for it, with the message and without the places in the code.
/// </summary>
/// <param name="message">What is awaited, on one line and without anything secret.</param>
/// <param name="innerException">What led to it; the log does not show it.</param>
public class NotYetException(string message, Exception? innerException = null) : Exception(message, innerException);
