namespace Posthouse.Storage;

/// <summary>An error as dead letters keep it.</summary>
internal static class ErrorText
{
    public static string Of(Exception error, int longest)
    {
        var text = error.ToString();
        return text.Length <= longest ? text : text[..longest];
    }
}
