using Posthouse.Jobs;

namespace Users.Outgoing;

/// <summary>A mail was not taken this time; it is tried again.</summary>
/// <param name="answer">What the mail server said, without addresses.</param>
internal sealed class MailNotTakenException(string answer) : NotYetException($"The mail was not taken; it is tried again. {answer}");
