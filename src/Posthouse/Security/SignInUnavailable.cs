namespace Posthouse.Security;

/// <summary>
/// A feature of a request that showed a session which nobody could verify, because Authentication did not answer: the page is made as for somebody who is not
/// signed in, and says that signing in is not possible at the moment.
/// </summary>
public sealed record SignInUnavailable;
