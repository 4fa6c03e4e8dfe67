using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using PdfReports.Printing;
using PdfReports.Templates;
using Posthouse.Calls;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Values;

namespace PdfReports;

/// <summary>Serves the contract of documents.</summary>
internal sealed class PdfReportsEndpoint(TemplateShelf shelf, CompiledTemplates compiled, DocumentWriter writer, Press press, ILogger<PdfReportsEndpoint> logger)
    : PdfReportsService.PdfReportsServiceBase
{
    private const int MostSteps = 2_000_000;

    public override async Task<PutTemplateResponse> PutTemplate(PutTemplateRequest request, ServerCallContext context)
    {
        if (await shelf.FindAsync(request.Name, version: 0, context.CancellationToken) is { IsWhole: true } newest && string.Equals(newest.Source, request.Source, StringComparison.Ordinal))
        {
            return new PutTemplateResponse { Version = newest.Version };
        }

        var sample = DocumentContent.Read(request.Sample, "sample", new RenderBudget(MostSteps, context.CancellationToken));
        try
        {
            CompiledTemplate.Of(request.Source).Render(sample);
        }
        catch (TemplateBrokenException broken)
        {
            throw new InvalidArgumentException($"The template does not work: {broken.Message}", PdfReportReason.TemplateBroken, innerException: broken);
        }

        return new PutTemplateResponse { Version = await shelf.AddAsync(request.Name, request.Source, context.CancellationToken) };
    }

    public override async Task<GetTemplateResponse> GetTemplate(GetTemplateRequest request, ServerCallContext context)
    {
        var found = await shelf.FindAsync(request.Name, request.Version, context.CancellationToken) ?? throw Unknown(request.Name, request.Version);
        return new GetTemplateResponse { Name = found.Name, Version = found.Version, Source = found.Source, CreatedAt = Timestamp.FromDateTimeOffset(found.CreatedAt) };
    }

    public override async Task<RenderResponse> Render(RenderRequest request, ServerCallContext context)
    {
        if (!LanguageTag.TryParse(request.Language, out var language))
        {
            throw new InvalidArgumentException([new FieldViolation("language", "must be a BCP 47 language such as \"en\" or \"pt-BR\"")]);
        }

        var versions = await shelf.UpToAsync(request.Name, request.Version, context.CancellationToken);
        if (versions.Count == 0 || (request.Version > 0 && versions[0].Version != request.Version))
        {
            throw Unknown(request.Name, request.Version);
        }

        using var turn = await press.TakeTurnAsync(context.CancellationToken);
        var (version, markup) = FirstThatWorks(versions, request.Data, context.CancellationToken);
        var document = await press.PrintAsync(writer.Write(markup, language, request.Title), context.CancellationToken);
        return new RenderResponse
        {
            Pdf = ByteString.CopyFrom(document.Content.Span),
            Pages = document.Pages,
            Version = version.Version,
            FellBack = version.Version != versions[0].Version,
            ContentHash = DocumentContent.HashOf(version.Source, request.Data, language.Text, request.Title),
        };
    }

    private static NotFoundException Unknown(string name, int version) => new(
        version == 0 ? $"There is no template {name}." : $"There is no version {version} of a template {name}.", PdfReportReason.UnknownTemplate);

    private (TemplateVersion Version, string Markup) FirstThatWorks(IReadOnlyList<TemplateVersion> versions, Struct fields, CancellationToken cancellationToken)
    {
        TemplateBrokenException? first = null;
        foreach (var version in versions)
        {
            var content = DocumentContent.Read(fields, "data", new RenderBudget(MostSteps, cancellationToken));
            try
            {
                return (version, compiled.Of(version).Render(content));
            }
            catch (TemplateBrokenException broken)
            {
                Log.VersionFailed(logger, version.Name, version.Version, broken);
                first ??= broken;
            }
        }

        throw new InvalidArgumentException($"No version of the template works with this data: {first!.Message}", PdfReportReason.TemplateBroken, innerException: first);
    }
}
