using Posthouse.Rest.Routes;

namespace Posthouse.Tests.Rest;

public sealed class PathTemplateTests
{
    [Theory]
    [InlineData("/v1/things", "/v1/things", "")]
    [InlineData("/v1/things/{id}", "/v1/things/a%20b", "id=a b")]
    [InlineData("/v1/things/{id}", "/v1/things/a%2Fb", "id=a/b")]
    [InlineData("/v1/things/{id}", "/v1/things/%E4%BA%AC", "id=京")]
    [InlineData("/v1/things/{id}", "/v1/things/a:b", "id=a:b")]
    [InlineData("/v1/{name=shelves/*}", "/v1/shelves/7", "name=shelves/7")]
    [InlineData("/v1/{name=shelves/*/books/*}", "/v1/shelves/7/books/a%2Fb", "name=shelves/7/books/a%2Fb")]
    [InlineData("/v1/{name=shelves/*/books/*}", "/v1/shelves/7/books/a%20b", "name=shelves/7/books/a b")]
    [InlineData("/v1/{path=**}", "/v1/a/b/c", "path=a/b/c")]
    [InlineData("/v1/{path=**}", "/v1", "path=")]
    [InlineData("/v1/{path=files/**}", "/v1/files/a/b", "path=files/a/b")]
    [InlineData("/v1/**", "/v1/x/y", "")]
    [InlineData("/v1/*/of/{id}", "/v1/any/of/3", "id=3")]
    [InlineData("/v1/things/{id}:close", "/v1/things/3:close", "id=3")]
    [InlineData("/v1/things/{id}:close", "/v1/things/a:b:close", "id=a:b")]
    [InlineData("/v1/things:count", "/v1/things:count", "")]
    [InlineData("/v1/{path=**}:read", "/v1/a/b:read", "path=a/b")]
    [InlineData("/v1/{of.id}/{id}", "/v1/1/2", "of.id=1 id=2")]
    [InlineData("/v1/things", "/v1/th%69ngs?x=/1", "")]
    [InlineData("/v1/things", "http://host/v1/things", "")]
    public void A_path_matches_and_gives_its_values(string template, string path, string values)
    {
        var tree = new RouteTree<string>();
        Assert.True(tree.Add(PathTemplateReader.Read(template), "GET", "it"));

        var match = tree.Find(RequestTarget.Of(path), "GET");

        Assert.NotNull(match);
        Assert.Equal(values, string.Join(' ', match.Path.Variables.Select(variable => $"{variable.Field}={match.Path.ValueOf(variable, match.Segments)}")));
    }

    [Theory]
    [InlineData("/v1/things", "/v1/things/")]
    [InlineData("/v1/things", "/v1/Things")]
    [InlineData("/v1/things", "/v1")]
    [InlineData("/v1/things/{id}", "/v1/things/")]
    [InlineData("/v1/things/{id}", "/v1/things/1/2")]
    [InlineData("/v1/things/{id}:close", "/v1/things/3")]
    [InlineData("/v1/things/{id}:close", "/v1/things/3:open")]
    [InlineData("/v1/{name=shelves/*}", "/v1/shelf/7")]
    [InlineData("/v1/things", "/v1//things")]
    public void Another_path_does_not_match(string template, string path)
    {
        var tree = new RouteTree<string>();
        tree.Add(PathTemplateReader.Read(template), "GET", "it");

        Assert.Null(tree.Find(RequestTarget.Of(path), "GET"));
        Assert.Empty(tree.MethodsOf(RequestTarget.Of(path)));
    }

    [Theory]
    [InlineData("/v1/a", "literal")]
    [InlineData("/v1/b", "one")]
    [InlineData("/v1/b/c", "rest")]
    [InlineData("/v1/a:go", "verb")]
    [InlineData("/v1/b:go", "one")]
    [InlineData("/v1/a/x", "rest")]
    public void The_closest_template_goes_first(string path, string expected)
    {
        var tree = new RouteTree<string>();
        Assert.True(tree.Add(PathTemplateReader.Read("/v1/**"), "GET", "rest"));
        Assert.True(tree.Add(PathTemplateReader.Read("/v1/{id}"), "GET", "one"));
        Assert.True(tree.Add(PathTemplateReader.Read("/v1/a"), "GET", "literal"));
        Assert.True(tree.Add(PathTemplateReader.Read("/v1/a:go"), "GET", "verb"));

        Assert.Equal(expected, tree.Find(RequestTarget.Of(path), "GET")!.Route);
    }

    [Fact]
    public void Where_the_closest_template_does_not_take_the_method_the_next_one_is_asked()
    {
        var tree = new RouteTree<string>();
        tree.Add(PathTemplateReader.Read("/v1/a"), "POST", "literal");
        tree.Add(PathTemplateReader.Read("/v1/{id}"), "GET", "one");

        Assert.Equal("one", tree.Find(RequestTarget.Of("/v1/a"), "GET")!.Route);
        Assert.Equal("literal", tree.Find(RequestTarget.Of("/v1/a"), "POST")!.Route);
        Assert.Equal(["GET", "POST"], tree.MethodsOf(RequestTarget.Of("/v1/a")));
        Assert.False(tree.Add(PathTemplateReader.Read("/v1/{other}"), "GET", "the same paths"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("/v1/")]
    [InlineData("/v1//a")]
    [InlineData("/v1/{}")]
    [InlineData("/v1/{a")]
    [InlineData("/v1/{a=}")]
    [InlineData("/v1/{a.}")]
    [InlineData("/v1/{a={b}}")]
    [InlineData("/v1/{a}/{a}")]
    [InlineData("/v1/**/a")]
    [InlineData("/v1/{a=**}/b")]
    [InlineData("/v1/a:")]
    [InlineData("/v1/a:b:c")]
    [InlineData("/v1/a b")]
    [InlineData("/v1/a?b")]
    [InlineData("/v1/a{b}")]
    public void What_is_no_template_is_refused(string template)
    {
        var wrong = Assert.Throws<FormatException>(() => PathTemplateReader.Read(template));

        Assert.Contains($"\"{template}\"", wrong.Message, StringComparison.Ordinal);
    }
}
