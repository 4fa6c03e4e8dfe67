namespace Browser.Tests.Hotel.Lighthouse;

/// <summary>A page that Lighthouse shall look at.</summary>
/// <param name="Name">What kind of page it is.</param>
/// <param name="Url">Its address.</param>
internal sealed record PageToMark(string Name, string Url);
