using System.Net;
using System.Text;
using System.Text.Json;
using Google.Api;
using Google.Protobuf.Reflection;
using HotelBooking.Tests.Bank;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Hostile;
using Posthouse.Contracts.Options.V1;

namespace HotelBooking.Tests.Rest;

/// <summary>What the application publishes about its REST API, and what it does not.</summary>
public sealed class PublishedDocumentTests(HotelClusters clusters)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IReadOnlyList<MethodDescriptor> Methods { get; } = [.. ServedService.All.SelectMany(static service => service.Descriptor.Methods)];

    [Fact]
    public async Task Redocly_finds_no_errors_in_any_document()
    {
        var hotel = await clusters.OfAsync("one");
        using var browser = hotel.NewBrowser();
        var folder = Directory.CreateTempSubdirectory("hotel-documents-");
        try
        {
            foreach (var document in new[] { "", "search/", "reservations/", "users/" }.SelectMany(static component => new[] { $"{component}openapi.json", $"{component}swagger.json" }))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, document.Replace('/', '-')), await browser.GetByteArrayAsync(new Uri($"/api/{document}", UriKind.Relative), Stop), Stop);
            }

            var (exitCode, output, errors) = await NodeProgram.RunAsync("lint-openapi.mjs", Directory.GetFiles(folder.FullName));

            Assert.True(exitCode == 0, output + errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Redocly_finds_what_is_wrong_with_a_planted_document()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{"openapi":"3.1.1","info":{"title":"x","version":"1"},"paths":{"/a/{b}":{"get":{"operationId":"a","responses":{}}}}}""", Stop);

            Assert.NotEqual(0, (await NodeProgram.RunAsync("lint-openapi.mjs", file)).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_method_for_outsiders_has_an_http_rule_and_no_inner_method_has_one()
    {
        Assert.NotEmpty(Methods);
        Assert.All(Methods, static method => Assert.True(IsOpen(method) == method.GetOptions().HasExtension(AnnotationsExtensions.Http), method.FullName));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task The_documents_show_every_method_for_outsiders_and_no_other(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var browser = hotel.NewBrowser();

        using var document = JsonDocument.Parse(await browser.GetByteArrayAsync(new Uri("/api/openapi.json", UriKind.Relative), Stop));

        var shown = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Value.EnumerateObject()).Select(static operation => operation.Value.GetProperty("operationId").GetString()!)
            .Where(static id => !char.IsAsciiDigit(id[^1])).Order(StringComparer.Ordinal);
        Assert.Equal(Methods.Where(IsOpen).Select(static method => $"{method.Service.Name}_{method.Name}").Order(StringComparer.Ordinal), shown);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task No_inner_method_is_reached_over_http(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var browser = hotel.NewBrowser();

        foreach (var method in Methods.Where(static method => !IsOpen(method)))
        {
            foreach (var path in new[] { $"/{method.Service.FullName}/{method.Name}", $"/api/{method.Service.FullName}/{method.Name}" })
            {
                using var content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.UnsupportedMediaType, $"{path}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Every_example_is_a_request_that_is_taken()
    {
        var hotel = await clusters.OfAsync("one");
        using var browser = hotel.NewBrowser();
        using var document = JsonDocument.Parse(await browser.GetByteArrayAsync(new Uri("/api/openapi.json", UriKind.Relative), Stop));

        foreach (var (path, verb, operation) in from path in document.RootElement.GetProperty("paths").EnumerateObject() from verb in path.Value.EnumerateObject() select (path.Name, verb.Name, verb.Value))
        {
            using var request = Exemplified(path, verb, operation, hotel.Application.Public.BaseAddress!.AbsoluteUri);
            using var answer = await browser.SendAsync(request, Stop);
            var body = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.IsSuccessStatusCode || !body.Contains("INVALID_REQUEST", StringComparison.Ordinal), $"{verb} {path}: {body}");
            Assert.False(answer.StatusCode is HttpStatusCode.UnsupportedMediaType or HttpStatusCode.MethodNotAllowed or HttpStatusCode.InternalServerError, $"{verb} {path}: {body}");
        }
    }

    // As somebody sends it who takes every example as it stands: places of keys that earlier answers give hold any text, addresses lead to the application.
    private static HttpRequestMessage Exemplified(string path, string verb, JsonElement operation, string application)
    {
        var query = new List<string>();
        var key = "";
        foreach (var parameter in operation.GetProperty("parameters").EnumerateArray().Where(static parameter => parameter.GetProperty("required").GetBoolean()))
        {
            var name = parameter.GetProperty("name").GetString()!;
            var value = parameter.GetProperty("schema").TryGetProperty("examples", out var examples) ? examples[0].ToString() : "any";
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            (parameter.GetProperty("in").GetString() == "query" ? query : []).Add($"{name}={Uri.EscapeDataString(value)}");
            key = parameter.GetProperty("in").GetString() == "header" ? name : key;
        }

        var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), new Uri($"{path}?{string.Join('&', query)}", UriKind.Relative));
        if (key.Length > 0)
        {
            request.Headers.Add(key, $"example of {path}");
        }

        if (operation.TryGetProperty("requestBody", out var body))
        {
            request.Content = new StringContent(body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText().Replace("https://example.org/", application, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static bool IsOpen(MethodDescriptor method) => method.GetOptions().GetExtension(OptionsExtensions.Access) is Access.Public or Access.User;
}
