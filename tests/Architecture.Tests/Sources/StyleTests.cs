using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Sources;

public sealed class StyleTests
{
    // The names and signatures of the standard gRPC API are given.
    private static readonly IReadOnlyList<SourceFile> Ours = [.. SourceFile.All.Where(file => !file.Path.StartsWith("src/Posthouse.Grpc.Api/", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<SourceFile> Product = [.. Ours.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal) && !file.Path.StartsWith("bench/", StringComparison.Ordinal))];

    [Fact]
    public void Class_names_say_something() => Findings.None(Ours.SelectMany(StyleRules.EmptyNames));

    [Fact]
    public void Time_randomness_and_ids_come_in_through_constructors() =>
        Findings.None(Product.SelectMany(StyleRules.StaticClocks));

    [Fact]
    public void Nothing_static_can_change() => Findings.None(Product.SelectMany(StyleRules.MutableStatics));

    [Fact]
    public void No_regions_no_conditional_code_no_unfinished_work() => Findings.None(SourceFile.All.SelectMany(StyleRules.Leftovers));

    [Fact]
    public void Cancellation_tokens_are_never_defaulted() =>
        Findings.None(Product.Where(file => !file.Path.StartsWith("src/Posthouse.Grpc/", StringComparison.Ordinal)).SelectMany(StyleRules.DefaultedTokens));

    [Fact]
    public void Rules_are_switched_off_only_with_a_reason() => Findings.None(SourceFile.All.SelectMany(StyleRules.Suppressions));

    [Fact]
    public void Money_is_never_floating_point() => Findings.None(Product.SelectMany(StyleRules.FloatingMoney));

    [Fact]
    public void Every_file_is_understood_by_the_parser() =>
        Findings.None(SourceFile.All.SelectMany(file => file.Syntax.GetDiagnostics().Select(problem => $"{file.Path}: {problem}")));

    [Theory]
    [InlineData("class CartManager;")]
    [InlineData("record CartDto;")]
    [InlineData("static class StringUtils;")]
    [InlineData("class SearchService;")]
    [InlineData("class UserData;")]
    public void A_name_that_says_nothing_is_found(string planted) => Assert.Single(StyleRules.EmptyNames(Planted(planted)));

    [Theory]
    [InlineData("class CallMetadata;")]
    [InlineData("class SearchEndpoint;")]
    public void A_name_that_says_something_is_left_alone(string planted) => Assert.Empty(StyleRules.EmptyNames(Planted(planted)));

    [Theory]
    [InlineData("class C { object A() => DateTime.UtcNow; }")]
    [InlineData("class C { object A() => System.DateTimeOffset.Now; }")]
    [InlineData("class C { object A() => Guid.NewGuid(); }")]
    [InlineData("class C { object A() => new Random(); }")]
    [InlineData("class C { object A() => Stopwatch.StartNew(); }")]
    public void A_static_clock_is_found(string planted) => Assert.Single(StyleRules.StaticClocks(Planted(planted)));

    [Fact]
    public void A_passed_in_clock_is_left_alone() =>
        Assert.Empty(StyleRules.StaticClocks(Planted("class C(TimeProvider time) { object A() => time.GetUtcNow(); }")));

    [Theory]
    [InlineData("class C { static int Count; }")]
    [InlineData("class C { static int Count { get; set; } }")]
    [InlineData("class C { static readonly Dictionary<string, int> Known = []; }")]
    [InlineData("class C { [ThreadStatic] static int depth; }")]
    public void A_mutable_static_is_found(string planted) => Assert.Single(StyleRules.MutableStatics(Planted(planted)));

    [Theory]
    [InlineData("class C { const int Count = 1; }")]
    [InlineData("class C { static readonly string[] Known = []; }")]
    [InlineData("class C { static int Count { get; } }")]
    [InlineData("class C { static int Count => 1; }")]
    public void An_unchanging_static_is_left_alone(string planted) => Assert.Empty(StyleRules.MutableStatics(Planted(planted)));

    [Theory]
    [InlineData("#region all\nclass C;\n#endregion")]
    [InlineData("#if DEBUG\nclass C;\n#endif")]
    [InlineData("// TO" + "DO: later\nclass C;")]
    [InlineData("class C { async void A() { } }")]
    public void A_leftover_is_found(string planted) => Assert.Single(StyleRules.Leftovers(Planted(planted)));

    [Fact]
    public void A_defaulted_token_is_found() =>
        Assert.Single(StyleRules.DefaultedTokens(Planted("class C { void A(CancellationToken cancellationToken = default) { } }")));

    [Theory]
    [InlineData("#pragma warning disable CA1031")]
    [InlineData("#pragma warning disable RS0030 // needed here")]
    public void A_silent_suppression_is_found(string planted) => Assert.Single(StyleRules.Suppressions(Planted(planted)));

    [Fact]
    public void A_suppression_with_a_reason_is_left_alone() =>
        Assert.Empty(StyleRules.Suppressions(Planted("#pragma warning disable CA1031 // the boundary of a background loop")));

    [Fact]
    public void An_id_made_from_a_passed_in_clock_is_left_alone() =>
        Assert.Empty(StyleRules.StaticClocks(Planted("class C(TimeProvider time) { object A() => Guid.CreateVersion7(time.GetUtcNow()); }")));

    [Theory]
    [InlineData("record Offer(double Price);")]
    [InlineData("class C { float total; }")]
    public void Floating_money_is_found(string planted) => Assert.Single(StyleRules.FloatingMoney(Planted(planted)));

    [Fact]
    public void A_ratio_may_be_floating_point() => Assert.Empty(StyleRules.FloatingMoney(Planted("record Share(double Ratio);")));

    [Fact]
    public void Text_that_is_not_csharp_is_found() => Assert.NotEmpty(Planted("class {").Syntax.GetDiagnostics());

    private static SourceFile Planted(string text) => new("src/Planted.cs", text);
}
