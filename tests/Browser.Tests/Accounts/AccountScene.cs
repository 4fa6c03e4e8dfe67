namespace Browser.Tests.Accounts;

/// <summary>What the pages of accounts can show.</summary>
public enum AccountScene
{
    SignIn,
    SignInWithErrors,
    SignInRefused,
    SignInTooOften,
    SignUp,
    SignUpWithErrors,
    SignUpTaken,
    SignOut,
    OneSession,
    SeveralSessions,
}
