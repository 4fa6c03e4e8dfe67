namespace OnlineBooks.Recommendations;

/// <summary>A book of the catalogue.</summary>
/// <param name="Id">Its unique number.</param>
/// <param name="Title">Its title.</param>
internal sealed record Book(int Id, string Title);
