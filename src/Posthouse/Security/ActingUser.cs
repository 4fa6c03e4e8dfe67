namespace Posthouse.Security;

/// <summary>The person for whom the work at hand is done. It travels: every call made meanwhile is made for the same person, over any number of components.</summary>
internal static class ActingUser
{
    private static readonly AsyncLocal<UserId?> Ambient = new();

    public static UserId? Current => Ambient.Value;

    /// <summary>Holds for the rest of the current asynchronous method and for all that it awaits.</summary>
    public static void Enter(UserId? user)
    {
        if (Ambient.Value != user)
        {
            Ambient.Value = user;
        }
    }
}
