using Posthouse.Components;

namespace Posthouse.Hosting.Door;

/// <summary>Which pages of other origins may call the application from a browser: the section <c>Cors</c> of the settings.</summary>
internal sealed record CrossOrigins : ICheckedOptions
{
    private const string Any = "*";

    /// <summary>Where the settings stand.</summary>
    public static readonly ConfiguredOptions Setting = new("Cors", typeof(CrossOrigins));

    /// <summary>The origins, such as <c>https://app.example.org</c>, separated by commas; <c>*</c> for every one. Default: none.</summary>
    public string Origins { get; init; } = "";

    /// <summary>Whether such calls may carry cookies, and with them the session of whoever has signed in. Default: false; not with <c>*</c>.</summary>
    public bool Credentials { get; init; }

    /// <summary>The origins one by one.</summary>
    public IReadOnlyList<string> All => Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool AllowsAny => All is [Any];

    public IReadOnlyList<string> Problems() =>
    [
        .. from origin in All where origin != Any && !IsOrigin(origin) select $"{origin} is no origin: give scheme, host and port, such as https://app.example.org.",
        .. All.Contains(Any) && !AllowsAny ? ["* stands for every origin: name no other beside it."] : Array.Empty<string>(),
        .. AllowsAny && Credentials ? ["Credentials are for origins that are named, not for *."] : Array.Empty<string>(),
    ];

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
}
