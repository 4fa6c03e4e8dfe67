namespace PdfReports.Templates;

/// <summary>A template cannot be used, or not with this data.</summary>
/// <param name="message">What is wrong and where, for the template's author.</param>
/// <param name="inner">What led to it.</param>
internal sealed class TemplateBrokenException(string message, Exception? inner = null) : Exception(message, inner);
