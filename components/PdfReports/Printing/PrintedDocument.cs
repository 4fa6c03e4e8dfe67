namespace PdfReports.Printing;

/// <summary>A PDF.</summary>
/// <param name="Content">The file.</param>
/// <param name="Pages">How many pages it has.</param>
internal sealed record PrintedDocument(ReadOnlyMemory<byte> Content, int Pages);
