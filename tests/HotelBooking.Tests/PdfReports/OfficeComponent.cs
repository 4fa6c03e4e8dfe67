using Posthouse.Components;
using Posthouse.Contracts.PdfReports.V1;

namespace HotelBooking.Tests.PdfReports;

/// <summary>A component that has documents made.</summary>
internal sealed class OfficeComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Calls<PdfReportsService.PdfReportsServiceClient>();
}
