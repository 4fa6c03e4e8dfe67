namespace Authentication.Pages;

/// <summary>Where somebody goes after signing in: a page of this site, whatever the address says.</summary>
internal static class ReturnPath
{
    private const string Home = "/";
    private const int Longest = 2_000;

    /// <summary>The path when it is one of this site; the first page otherwise.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and { Length: <= Longest } && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(letter => letter is '\\' or < ' ' or > '~')
        && !path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            ? path
            : Home;

    /// <summary>An address of ours that leads on to a path.</summary>
    public static string With(string address, string path) => path == Home ? address : $"{address}?return={Uri.EscapeDataString(path)}";
}
