using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Sources;

public sealed class SizeTests
{
    [Fact]
    public void Files_methods_and_parameter_lists_stay_below_their_ceilings()
    {
        var pages = Tree.Below("", ".razor").Select(path => SizeRules.MeasureFile(path, Tree.Read(path))).Where(size => size.Measured > size.Ceiling);
        var findings = SourceFile.All.SelectMany(SizeRules.Check).Concat(pages);

        Findings.None(SizeExceptions.Parse(Tree.Read("eng/size-exceptions.txt")).Apply(findings));
    }

    [Theory]
    [InlineData("src/Long.cs", 300, 301)]
    [InlineData("tests/Long.cs", 400, 401)]
    [InlineData("apps/Any/Host/Program.cs", 40, 41)]
    public void A_file_over_its_ceiling_is_found(string path, int allowed, int tooMany)
    {
        Assert.Empty(SizeRules.Check(new SourceFile(path, Lines(allowed))));
        Assert.Equal($"{path} lines: {tooMany}, ceiling {allowed}", Assert.Single(SizeRules.Check(new SourceFile(path, Lines(tooMany)))).ToString());
    }

    [Theory]
    [InlineData("int A() {{\n{0}return 1; }}", "C.A lines")]
    [InlineData("[Obsolete]\nint A {{ get {{\n{0}return 1; }} }}", "C.A lines")]
    [InlineData("C() {{\n{0}}}", "C.C lines")]
    public void A_method_over_its_ceiling_is_found(string member, string subject)
    {
        Assert.Empty(SizeRules.Check(InClass(string.Format(member, new string('\n', 48)))));
        Assert.Contains(SizeRules.Check(InClass(string.Format(member, new string('\n', 51)))), size => size.Subject == $"src/C.cs {subject}");
    }

    [Theory]
    [InlineData("void A(int a, int b, int c, int d, int e, int f) { }", "C.A parameters")]
    [InlineData("delegate void A(int a, int b, int c, int d, int e, int f);", "C.A parameters")]
    [InlineData("C(int a, int b, int c, int d, int e, int f, int g) { }", "C.C parameters")]
    [InlineData("class D(int a, int b, int c, int d, int e, int f, int g);", "C.D parameters")]
    [InlineData("void A() { void Local(int a, int b, int c, int d, int e, int f) { } }", "Local parameters")]
    public void Too_many_parameters_are_found(string member, string subject) =>
        Assert.Equal($"src/C.cs {subject}", Assert.Single(SizeRules.Check(InClass(member))).Subject);

    [Theory]
    [InlineData("record Options(int A, int B, int C, int D, int E, int F, int G, int H);")]
    [InlineData("override void A(int a, int b, int c, int d, int e, int f) { }")]
    [InlineData("class D(int a, int b, int c, int d, int e, int f);")]
    public void Records_and_given_signatures_may_be_long(string member) => Assert.Empty(SizeRules.Check(InClass(member)));

    [Fact]
    public void An_exception_has_a_bound_and_must_be_needed()
    {
        var exceptions = SizeExceptions.Parse("# comment\n\nsrc/C.cs lines | 310 | One table of the standard.\nsrc/D.cs lines | 400 | Gone since then already.\n");

        var left = exceptions.Apply([new Oversize("src/C.cs lines", 311, 300)]).ToList();

        Assert.Equal("src/C.cs lines: 311, ceiling 300", left[0]);
        Assert.Contains("src/D.cs lines", left[1], StringComparison.Ordinal);
        Assert.Single(exceptions.Apply([new Oversize("src/C.cs lines", 310, 300)]));
    }

    [Fact]
    public void An_exception_without_a_reason_is_refused() =>
        Assert.Throws<FormatException>(() => SizeExceptions.Parse("src/C.cs lines | 310 | because"));

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("//\n", count));

    private static SourceFile InClass(string member) => new("src/C.cs", $"class C\n{{\n{member}\n}}\n");
}
