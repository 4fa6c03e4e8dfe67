using Google.Protobuf.WellKnownTypes;
using Posthouse.Contracts.PdfReports.V1;

namespace HotelBooking.Reservations.Documents;

/// <summary>The receipt's template: kept with this component, handed to whoever renders. The same source again is the same version there.</summary>
internal static class ReceiptTemplate
{
    public const string Name = "hotel-receipt";

    private static readonly Lazy<string> Text = new(Read);

    public static string Source => Text.Value;

    public static async Task<int> VersionAsync(PdfReportsService.PdfReportsServiceClient reports, DateTime deadline, CancellationToken cancellationToken) =>
        (await reports.PutTemplateAsync(new PutTemplateRequest { Name = Name, Source = Source, Sample = Sample() }, deadline: deadline, cancellationToken: cancellationToken)).Version;

    private static Struct Sample() => ReceiptContent.Sample();

    private static string Read()
    {
        using var stream = typeof(ReceiptTemplate).Assembly.GetManifestResourceStream("receipt.html")
            ?? throw new InvalidOperationException("The receipt's template is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
