using Microsoft.Extensions.DependencyInjection;
using PdfReports.Printing;
using PdfReports.Templates;
using Posthouse.Components;
using Posthouse.Storage;

namespace PdfReports;

/// <summary>Documents from templates: any template and any data become a PDF. Keeps templates and nothing else.</summary>
public sealed class PdfReportsComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Serves<PdfReportsEndpoint>()
        .Stores(Migrations.Of<PdfReportsComponent>())
        .Configures<PdfReportsOptions>("PdfReports")
        .Uses(services => services
            .AddSingleton<TemplateShelf>()
            .AddSingleton<CompiledTemplates>()
            .AddSingleton<DocumentWriter>()
            .AddSingleton<BrowserPool>()
            .AddSingleton<Press>());
}
