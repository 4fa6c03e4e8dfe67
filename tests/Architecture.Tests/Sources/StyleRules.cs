using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Sources;

/// <summary>Rules on what a source file says. Each takes a file and gives its findings in words.</summary>
internal static partial class StyleRules
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Dto", "Info", "Data", "Service"];

    // Types of the chassis that describe a gRPC service: there the word has its one meaning.
    private static readonly string[] GrpcServices = ["ServedService", "CalledService"];

    private static readonly string[] Clocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow",
        "Environment.TickCount", "Environment.TickCount64", "Stopwatch.StartNew", "Stopwatch.GetTimestamp",
        "Guid.NewGuid", "Guid.CreateVersion7", "Random.Shared", "Thread.Sleep",
    ];

    private static readonly string[] MutableCollections =
    [
        "List", "Dictionary", "HashSet", "Queue", "Stack", "SortedDictionary", "SortedSet", "ConcurrentDictionary", "ConcurrentQueue", "ConcurrentBag", "ConditionalWeakTable",
    ];

    /// <summary>A name that says nothing; an endpoint of a gRPC service ends in Endpoint.</summary>
    public static IEnumerable<string> EmptyNames(SourceFile file) =>
        file.Nodes<BaseTypeDeclarationSyntax>()
            .Where(type => Array.Exists(EmptyWords, word => type.Identifier.ValueText.EndsWith(word, StringComparison.Ordinal)))
            .Where(type => !IsWordOfItsOwn(type.Identifier.ValueText) && !GrpcServices.Contains(type.Identifier.ValueText, StringComparer.Ordinal))
            .Select(type => file.At(type.Identifier, $"{type.Identifier.ValueText} says nothing with its last word."));

    /// <summary>Time, randomness and new ids that do not come in through a constructor.</summary>
    public static IEnumerable<string> StaticClocks(SourceFile file) =>
        file.Nodes<MemberAccessExpressionSyntax>()
            .Where(access => access.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } || access.Name.Identifier.ValueText != "CreateVersion7")
            .Where(access => Clocks.Contains($"{LastName(access.Expression)}.{access.Name.Identifier.ValueText}", StringComparer.Ordinal))
            .Select(access => file.At(access, $"{access} has no seam: take it in through the constructor."))
            .Concat(file.Nodes<ObjectCreationExpressionSyntax>()
                .Where(creation => creation.Type.ToString() is "Random" or "System.Random" && creation.ArgumentList?.Arguments.Count is null or 0)
                .Select(creation => file.At(creation, "a Random without a seed cannot be repeated.")));

    /// <summary>State that outlives everything and belongs to nobody.</summary>
    public static IEnumerable<string> MutableStatics(SourceFile file)
    {
        var fields = file.Nodes<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Where(field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) || IsMutable(field.Declaration.Type));
        var properties = file.Nodes<PropertyDeclarationSyntax>()
            .Where(property => property.Modifiers.Any(SyntaxKind.StaticKeyword) && !property.Modifiers.Any(SyntaxKind.AbstractKeyword))
            .Where(property => property.AccessorList is { } list && list.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)));
        return fields.Select(field => file.At(field, $"'{field.Declaration}' is static and can change."))
            .Concat(properties.Select(property => file.At(property, $"'{property.Identifier}' is static and can change.")));
    }

    /// <summary>What the style leaves out of every file.</summary>
    public static IEnumerable<string> Leftovers(SourceFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
            {
                yield return file.At(trivia.Token, $"'{trivia.ToString().Trim()}' hides code.");
            }
            else if (IsComment(trivia) && Unfinished().IsMatch(trivia.ToString()))
            {
                yield return file.At(trivia.Token, $"'{trivia.ToString().Trim()}' leaves work behind.");
            }
        }

        foreach (var method in file.Nodes<MethodDeclarationSyntax>().Where(IsAsyncVoid))
        {
            yield return file.At(method, $"{method.Identifier} is async void: nobody can await it.");
        }
    }

    /// <summary>A warning that is switched off without saying why on the same line; banned symbols are never let through.</summary>
    public static IEnumerable<string> Suppressions(SourceFile file) =>
        file.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            .Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            .Where(pragma => pragma.ToString().Contains("RS0030", StringComparison.Ordinal) || !pragma.ToFullString().Contains("//", StringComparison.Ordinal))
            .Select(pragma => file.At(pragma, $"'{pragma.ToString().Trim()}' switches a rule off without a reason, or lets a banned symbol through."));

    /// <summary>A cancellation token that a caller can forget.</summary>
    public static IEnumerable<string> DefaultedTokens(SourceFile file) =>
        file.Nodes<ParameterSyntax>()
            .Where(parameter => parameter is { Default: not null, Type: { } type } && type.ToString() == "CancellationToken")
            .Select(parameter => file.At(parameter, "a cancellation token is never defaulted."));

    /// <summary>Money and other exact amounts kept as floating point.</summary>
    public static IEnumerable<string> FloatingMoney(SourceFile file) =>
        file.Nodes<PredefinedTypeSyntax>()
            .Where(type => type.Keyword.IsKind(SyntaxKind.DoubleKeyword) || type.Keyword.IsKind(SyntaxKind.FloatKeyword))
            .Where(type => NameBeside(type) is { } name && MoneyWord().IsMatch(name))
            .Select(type => file.At(type, $"{NameBeside(type)} is money: integer minor units, never floating point."));

    private static bool IsWordOfItsOwn(string name) => name is "Metadata" || name.EndsWith("Metadata", StringComparison.Ordinal);

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsMutable(TypeSyntax type) =>
        type is GenericNameSyntax generic && MutableCollections.Contains(generic.Identifier.ValueText, StringComparer.Ordinal);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static bool IsAsyncVoid(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static string? NameBeside(PredefinedTypeSyntax type) => type.Parent switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        VariableDeclarationSyntax variable => variable.Variables[0].Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        _ => null,
    };

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex("price|amount|total|money|cost|fee|balance|refund", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MoneyWord();
}
