using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Sources;

/// <summary>Something that is larger than it should be.</summary>
/// <param name="Subject">What, as eng/size-exceptions.txt names it: <c>path lines</c>, <c>path Type.Member lines</c> or <c>path Type.Member parameters</c>.</param>
internal sealed record Oversize(string Subject, int Measured, int Ceiling)
{
    public override string ToString() => $"{Subject}: {Measured}, ceiling {Ceiling}";
}

/// <summary>The ceilings of the house style.</summary>
internal static class SizeRules
{
    public const int ProgramLines = 40;
    public const int SourceLines = 300;
    public const int TestLines = 400;
    public const int MethodLines = 50;
    public const int Parameters = 5;
    public const int ConstructorParameters = 6;

    public static IEnumerable<Oversize> Check(SourceFile file) =>
        Measure(file).Where(size => size.Measured > size.Ceiling);

    public static Oversize MeasureFile(string path, string text) =>
        new($"{path} lines", text.AsSpan().TrimEnd('\n').Count('\n') + 1, FileCeiling(path));

    private static IEnumerable<Oversize> Measure(SourceFile file) =>
        file.Nodes<MemberDeclarationSyntax>().SelectMany(member => MeasureMember(file.Path, member))
            .Concat(file.Nodes<LocalFunctionStatementSyntax>().SelectMany(local => MeasureLocal(file.Path, local)))
            .Prepend(MeasureFile(file.Path, file.Text));

    private static int FileCeiling(string path) => Path.GetFileName(path) switch
    {
        "Program.cs" => ProgramLines,
        _ => path.StartsWith("tests/", StringComparison.Ordinal) ? TestLines : SourceLines,
    };

    private static IEnumerable<Oversize> MeasureMember(string path, MemberDeclarationSyntax member)
    {
        var name = $"{path} {NameOf(member)}";
        switch (member)
        {
            case BaseMethodDeclarationSyntax method:
                yield return new Oversize($"{name} lines", Lines(method, method.AttributeLists), MethodLines);
                if (!HasGivenSignature(method))
                {
                    yield return new Oversize($"{name} parameters", method.ParameterList.Parameters.Count, CeilingOf(method));
                }

                break;
            case PropertyDeclarationSyntax or IndexerDeclarationSyntax:
                yield return new Oversize($"{name} lines", Lines(member, member.AttributeLists), MethodLines);
                break;
            case TypeDeclarationSyntax { ParameterList: { } primary } and not RecordDeclarationSyntax:
                yield return new Oversize($"{name} parameters", primary.Parameters.Count, ConstructorParameters);
                break;
            case DelegateDeclarationSyntax function:
                yield return new Oversize($"{name} parameters", function.ParameterList.Parameters.Count, Parameters);
                break;
        }
    }

    private static IEnumerable<Oversize> MeasureLocal(string path, LocalFunctionStatementSyntax local)
    {
        var name = $"{path} {local.Identifier.ValueText}";
        yield return new Oversize($"{name} lines", Lines(local, local.AttributeLists), MethodLines);
        yield return new Oversize($"{name} parameters", local.ParameterList.Parameters.Count, Parameters);
    }

    private static int CeilingOf(BaseMethodDeclarationSyntax method) =>
        method is ConstructorDeclarationSyntax ? ConstructorParameters : Parameters;

    /// <summary>The base type, the interface or the platform dictates the parameters.</summary>
    private static bool HasGivenSignature(BaseMethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || method.Modifiers.Any(SyntaxKind.ExternKeyword)
        || method is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
        || method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "LibraryImport" or "LoggerMessage");

    /// <summary>From the declaration's first own token, after attributes, to its last.</summary>
    private static int Lines(SyntaxNode node, SyntaxList<AttributeListSyntax> attributes)
    {
        var first = attributes.Count == 0 ? node.GetFirstToken() : attributes.Last().GetLastToken().GetNextToken();
        var tree = node.SyntaxTree;
        return tree.GetLineSpan(node.Span).EndLinePosition.Line - tree.GetLineSpan(first.Span).StartLinePosition.Line + 1;
    }

    private static string NameOf(MemberDeclarationSyntax member)
    {
        var type = member.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText;
        var own = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
            DelegateDeclarationSyntax function => function.Identifier.ValueText,
            OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "operator",
            DestructorDeclarationSyntax => "finalizer",
            _ => "this",
        };
        return type is null ? own : $"{type}.{own}";
    }
}
