using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.PdfReports.V1;

namespace HotelBooking.Tests.Reservations.Scripted;

/// <summary>Stands in for PdfReports.</summary>
internal sealed class ScriptedReportsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ScriptedReportsEndpoint>()
        .Uses(services => services.AddSingleton<ScriptedReports>());
}

internal sealed class ScriptedReports
{
    public bool IsDown { get; set; }

    public ConcurrentQueue<RenderRequest> Rendered { get; } = new();
}

internal sealed class ScriptedReportsEndpoint(ScriptedReports reports) : PdfReportsService.PdfReportsServiceBase
{
    public override Task<PutTemplateResponse> PutTemplate(PutTemplateRequest request, ServerCallContext context)
    {
        MustBeUp();
        return Task.FromResult(new PutTemplateResponse { Version = 1 });
    }

    public override Task<RenderResponse> Render(RenderRequest request, ServerCallContext context)
    {
        MustBeUp();
        reports.Rendered.Enqueue(request);
        return Task.FromResult(new RenderResponse { Pdf = ByteString.CopyFromUtf8("%PDF-1.7 receipt"), Pages = 1, Version = 1, ContentHash = "00" });
    }

    private void MustBeUp()
    {
        if (reports.IsDown)
        {
            throw new UnavailableException("Nothing is rendered at present.");
        }
    }
}
