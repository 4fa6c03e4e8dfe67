using Posthouse.Jobs;

namespace Posthouse.Payments.Bank;

/// <summary>
/// The bank gave no answer that says what happened: no connection, no answer in time, a failure on its side, too busy. Whether the request had its effect is unknown.
/// </summary>
/// <param name="message">What happened, without anything secret.</param>
/// <param name="inner">What led to it.</param>
internal sealed class BankUnreachableException(string message, Exception? inner = null) : NotYetException(message, inner)
{
    /// <summary>The bank itself failed and said so. It repeats this answer under the same idempotency key for ever.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The same request is being carried out for somebody else, or the bank has too much to do: ask again in a moment.</summary>
    public bool IsBusy { get; init; }

    /// <summary>There was no connection, or it ended before the answer.</summary>
    public bool IsConnectionLost { get; init; }

    /// <summary>Nothing was sent: the bank has failed so often of late that it is left alone for a moment.</summary>
    public bool IsLeftAlone { get; init; }
}

/// <summary>The bank understood and refused; nothing was done unless the code says so.</summary>
internal sealed class BankRefusedException(int status, string type, string code, string message) : Exception($"The bank refused ({status} {type} {code}): {message}")
{
    public int Status => status;

    /// <summary>The idempotency key was used for another request before.</summary>
    public bool IsOtherRequest => type == "idempotency_error";

    public string Code => code;
}
