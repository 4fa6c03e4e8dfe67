using Architecture.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Sources;

/// <summary>One C# file, parsed. In-memory text serves as well as a file, so that every rule can be shown a planted sample.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    public CompilationUnitSyntax Syntax { get; } = CSharpSyntaxTree.ParseText(Text, Options, Path).GetCompilationUnitRoot();

    /// <summary>Every C# file of the repository.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Tree.Below("", ".cs").Select(path => new SourceFile(path, Tree.Read(path)))];

    public IEnumerable<TNode> Nodes<TNode>()
        where TNode : SyntaxNode => Syntax.DescendantNodes().OfType<TNode>();

    /// <summary>A finding in words, with its place.</summary>
    public string At(SyntaxNodeOrToken node, string what) => $"{Path}:{LineOf(node)}: {what}";

    private static int LineOf(SyntaxNodeOrToken node) => node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;
}
