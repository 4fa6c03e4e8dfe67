using System.Collections.Concurrent;

namespace PdfReports.Templates;

/// <summary>Templates that were compiled already; compiling takes longer than rendering.</summary>
internal sealed class CompiledTemplates
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, CompiledTemplate> _bySource = new(StringComparer.Ordinal);

    /// <exception cref="TemplateBrokenException">The source is not what was added, or is no template.</exception>
    public CompiledTemplate Of(TemplateVersion version)
    {
        if (!version.IsWhole)
        {
            throw new TemplateBrokenException($"Version {version.Version} of {version.Name} is not what was added: it was damaged where it is kept.");
        }

        if (_bySource.TryGetValue(version.SourceHash, out var compiled))
        {
            return compiled;
        }

        if (_bySource.Count >= Most)
        {
            _bySource.Clear();
        }

        return _bySource.GetOrAdd(version.SourceHash, CompiledTemplate.Of(version.Source));
    }
}
