using System.Buffers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Posthouse.Rest.Json;
using Posthouse.Rest.Problems;
using Posthouse.Tests.Contracts.Rest.V1;

namespace Posthouse.Tests.Rest;

/// <summary>Our JSON beside that of Google.Protobuf: what one writes, the other reads as the same message.</summary>
public sealed class JsonTests
{
    private readonly JsonShapes _shapes = new(TypeRegistry.Empty);
    private readonly List<Violation> _violations = [];

    public static TheoryData<Everything> Messages { get; } =
    [
        new Everything(),
        new Everything { ADouble = 1.5, AFloat = -0.25f, AnInt32 = int.MinValue, AnInt64 = long.MaxValue, AUint32 = uint.MaxValue, AUint64 = ulong.MaxValue },
        new Everything { ASint32 = -1, ASint64 = long.MinValue, AFixed32 = 7, AFixed64 = 8, ASfixed32 = -9, ASfixed64 = -10, ABool = true },
        new Everything { ADouble = double.NaN, AFloat = float.PositiveInfinity, Numbers = { 1, -1 }, WrappedDouble = double.NegativeInfinity },
        new Everything { AString = "京 \"quoted\" \\ </script> \u0001 \ud83c\udfe8", SomeBytes = ByteString.CopyFrom(0, 255, 62, 63), CalledOtherwise = "x" },
        new Everything { Colour = Colour.Blue, Colours = { Colour.Red, (Colour)77 }, MaybeNumber = 0, MaybeText = "" },
        new Everything { Inner = new Everything { Inner = new Everything { AString = "deep" } }, Items = { new Everything(), new Everything { AnInt32 = 1 } } },
        new Everything { ByText = { ["a"] = 1, [""] = 2 }, ByNumber = { [-5] = new Everything { ABool = true } }, ByTruth = { [true] = "yes", [false] = "no" } },
        new Everything { ChosenNumber = 0 },
        new Everything { ChosenText = "" },
        new Everything { ChosenInner = new Everything() },
        new Everything { Moment = new Timestamp { Seconds = 1_800_000_000, Nanos = 5_000_000 }, Span = new Duration { Seconds = -1, Nanos = -500_000_000 }, Mask = new FieldMask { Paths = { "a_string", "inner.colour" } } },
        new Everything { Object = new Struct { Fields = { ["a"] = Value.ForList(Value.ForNumber(1), Value.ForNull()) } }, Value = Value.ForBool(true), List = new ListValue { Values = { Value.ForString("x") } } },
        new Everything { WrappedText = "", WrappedNumber = 0, WrappedTruth = false, WrappedBytes = ByteString.Empty, Moments = { new Timestamp(), new Timestamp { Seconds = -1 } } },
        new Everything { Value = Value.ForNull() },
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_we_write_others_read(Everything message) => Assert.Equal(message, JsonParser.Default.Parse<Everything>(Written(message)));

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_others_write_we_read(Everything message)
    {
        Assert.Equal(message, Read(JsonFormatter.Default.Format(message)));
        Assert.Equal(message, Read(new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation()).Format(message)));
        Assert.Empty(_violations);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_we_write_we_read(Everything message) => Assert.Equal(message, Read(Written(message)));

    [Fact]
    public void Values_without_presence_are_always_written()
    {
        using var json = JsonDocument.Parse(Written(new Everything()));

        Assert.Equal(0, json.RootElement.GetProperty("anInt32").GetInt32());
        Assert.Equal("0", json.RootElement.GetProperty("anInt64").GetString());
        Assert.Equal("COLOUR_UNSPECIFIED", json.RootElement.GetProperty("colour").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("items").GetArrayLength());
        Assert.False(json.RootElement.TryGetProperty("inner", out _));
        Assert.False(json.RootElement.TryGetProperty("maybeNumber", out _));
        Assert.False(json.RootElement.TryGetProperty("chosenText", out _));
    }

    [Theory]
    [InlineData("""{"nothing":1}""", "nothing")]
    [InlineData("""{"inner":{"inner":{"nothing":{"a":[1,{}]}}}}""", "inner.inner.nothing")]
    [InlineData("""{"items":[{},{"nothing":1}]}""", "items[1].nothing")]
    [InlineData("""{"byNumber":{"7":{"nothing":1}}}""", "byNumber[\"7\"].nothing")]
    [InlineData("""{"aString":"a","aString":"b"}""", "aString")]
    [InlineData("""{"aString":"a","a_string":"b"}""", "aString")]
    [InlineData("""{"chosenText":"a","chosenNumber":1}""", "chosenNumber")]
    [InlineData("""{"byText":{"a":1,"a":2}}""", "byText[\"a\"]")]
    [InlineData("""{"byNumber":{"x":{}}}""", "byNumber[\"x\"]")]
    [InlineData("""{"aString":1}""", "aString")]
    [InlineData("""{"aString":{}}""", "aString")]
    [InlineData("""{"anInt32":"x"}""", "anInt32")]
    [InlineData("""{"anInt32":2147483648}""", "anInt32")]
    [InlineData("""{"anInt32":1.5}""", "anInt32")]
    [InlineData("""{"anInt32":"1.5"}""", "anInt32")]
    [InlineData("""{"anInt32":" 1"}""", "anInt32")]
    [InlineData("""{"anInt32":""}""", "anInt32")]
    [InlineData("""{"anInt32":"1e10"}""", "anInt32")]
    [InlineData("""{"aUint64":"1e20"}""", "aUint64")]
    [InlineData("""{"aDouble":" 1.5"}""", "aDouble")]
    [InlineData("""{"someBytes":"AQ I="}""", "someBytes")]
    [InlineData("""{"aUint32":-1}""", "aUint32")]
    [InlineData("""{"anInt64":"9223372036854775808"}""", "anInt64")]
    [InlineData("""{"anInt64":1e400}""", "anInt64")]
    [InlineData("""{"aDouble":1e400}""", "aDouble")]
    [InlineData("""{"aFloat":1e39}""", "aFloat")]
    [InlineData("""{"aBool":"true"}""", "aBool")]
    [InlineData("""{"aBool":1}""", "aBool")]
    [InlineData("""{"someBytes":"*"}""", "someBytes")]
    [InlineData("""{"someBytes":"="}""", "someBytes")]
    [InlineData("""{"someBytes":"A"}""", "someBytes")]
    [InlineData("""{"someBytes":"AQI=="}""", "someBytes")]
    [InlineData("""{"colour":"COLOUR_PINK"}""", "colour")]
    [InlineData("""{"colour":1.5}""", "colour")]
    [InlineData("""{"numbers":1}""", "numbers")]
    [InlineData("""{"numbers":[null]}""", "numbers[0]")]
    [InlineData("""{"items":[null]}""", "items[0]")]
    [InlineData("""{"items":{}}""", "items")]
    [InlineData("""{"byText":[]}""", "byText")]
    [InlineData("""{"byText":{"a":null}}""", "byText[\"a\"]")]
    [InlineData("""{"inner":[]}""", "inner")]
    [InlineData("""{"inner":"text"}""", "inner")]
    [InlineData("""{"moment":"yesterday"}""", "moment")]
    [InlineData("""{"moment":7}""", "moment")]
    [InlineData("""{"span":"1h"}""", "span")]
    [InlineData("""{"object":[]}""", "object")]
    [InlineData("""{"wrappedNumber":"x"}""", "wrappedNumber")]
    [InlineData("""{"anything":{"@type":"type.googleapis.com/posthouse.tests.rest.v1.Everything"}}""", "anything")]
    [InlineData("""{"anInt32":true,"aString":7,"nothing":0}""", "anInt32 aString nothing")]
    public void What_does_not_fit_is_told_by_its_field(string json, string fields)
    {
        Read(json);

        Assert.Equal(fields, string.Join(' ', _violations.Select(violation => violation.Field)));
    }

    [Theory]
    [InlineData("""{"anInt32":"7","an_int64":7,"aUint64":1e3,"aSint32":1.0}""")]
    [InlineData("""{"aString":null,"items":null,"byText":null,"inner":null,"wrappedText":null,"colour":null}""")]
    [InlineData("""{"colour":1,"colours":["COLOUR_RED",2]}""")]
    [InlineData("""{"colour":1.0,"colours":[2e0]}""")]
    [InlineData("""{"someBytes":"/+8=","aDouble":"1.5","aFloat":"-Infinity"}""")]
    public void What_proto3_json_allows_is_taken_as_others_take_it(string json)
    {
        Assert.Equal(JsonParser.Default.Parse<Everything>(json), Read(json));
        Assert.Empty(_violations);
    }

    [Fact]
    public void Whole_numbers_may_be_written_with_an_exponent_in_quotes_too()
    {
        var read = Read("""{"anInt32":"1e2","anInt64":"-9.2e18","aUint32":"4294967295.0","numbers":["1E3"],"wrappedNumber":"5e0"}""");

        Assert.Equal(new Everything { AnInt32 = 100, AnInt64 = -9_200_000_000_000_000_000, AUint32 = uint.MaxValue, Numbers = { 1000 }, WrappedNumber = 5 }, read);
        Assert.Empty(_violations);
    }

    [Fact]
    public void Any_holds_the_messages_that_the_contracts_know()
    {
        var shapes = new JsonShapes(TypeRegistry.FromFiles(Everything.Descriptor.File));
        var message = new Everything { Anything = Any.Pack(new Everything { AString = "within", Moment = new Timestamp { Seconds = 5 } }) };

        var written = Written(message, shapes);

        Assert.Contains("\"@type\": \"type.googleapis.com/posthouse.tests.rest.v1.Everything\"", written, StringComparison.Ordinal);
        Assert.Equal(message, new MessageReader(shapes, _violations).Read(Encoding.UTF8.GetBytes(written), Everything.Descriptor, maxDepth: 10));
        Assert.Empty(_violations);
    }

    public static TheoryData<Everything> Unwritable { get; } =
    [
        new Everything { Moment = new Timestamp { Seconds = long.MaxValue } },
        new Everything { Moments = { new Timestamp { Nanos = -1 } } },
        new Everything { Span = new Duration { Seconds = 1, Nanos = -1 } },
        new Everything { Anything = new Any { TypeUrl = "type.googleapis.com/nobody.knows.This" } },
    ];

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void What_no_JSON_can_say_fails_as_a_call_fails(Everything message) =>
        Assert.Equal(StatusCode.Internal, Assert.Throws<RpcException>(() => Written(message)).StatusCode);

    [Theory]
    [InlineData("/+8=")]
    [InlineData("/+8")]
    [InlineData("_-8=")]
    [InlineData("_-8")]
    public void Bytes_are_taken_in_both_alphabets_with_and_without_padding(string text) => Assert.Equal([255, 239], Read($$"""{"someBytes":"{{text}}"}""").SomeBytes.ToByteArray());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("""{"aString":"\q"}""")]
    [InlineData("""{"aString":'a'}""")]
    [InlineData("""{aString:"a"}""")]
    [InlineData("""{"aString":"a",}""")]
    [InlineData("""// nothing""")]
    [InlineData("""{"anInt32":01}""")]
    [InlineData("""{"anInt32":NaN}""")]
    [InlineData("\ufeff{}")]
    public void What_is_no_json_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void Deeper_than_allowed_is_refused_and_as_deep_as_allowed_is_not()
    {
        Assert.Empty(Read(Nested(9)).AString);
        Assert.ThrowsAny<JsonException>(() => Read(Nested(10)));
        Assert.ThrowsAny<JsonException>(() => Read(Nested(100_000)));
        Assert.ThrowsAny<JsonException>(() => Read($$"""{"nothing":{{new string('[', 100_000)}}"""));
    }

    [Theory]
    [InlineData("value", "[", "]", "", 1)]
    [InlineData("value", "[", "]", "", 30)]
    [InlineData("object", """{"a":""", "}", "1", 30)]
    [InlineData("list", "[", "]", "", 30)]
    public void A_free_value_that_is_taken_can_be_read_wherever_its_component_runs(string field, string open, string close, string inside, int levels)
    {
        var read = (Everything)new MessageReader(_shapes, _violations).Read(Encoding.UTF8.GetBytes(Free(field, open, close, inside, levels)), Everything.Descriptor, maxDepth: 64);

        Assert.Empty(_violations);
        Assert.Equal(read, Everything.Parser.ParseFrom(read.ToByteArray()));
    }

    [Theory]
    [InlineData("value", "[", "]", "")]
    [InlineData("object", """{"a":""", "}", "1")]
    public void A_free_value_that_no_component_could_read_is_refused(string field, string open, string close, string inside)
    {
        new MessageReader(_shapes, _violations).Read(Encoding.UTF8.GetBytes(Free(field, open, close, inside, 60)), Everything.Descriptor, maxDepth: 64);

        Assert.Equal([new Violation(field, "is nested too deep.")], _violations);
    }

    private static string Free(string field, string open, string close, string inside, int levels) =>
        $$"""{"{{field}}":{{string.Concat(Enumerable.Repeat(open, levels))}}{{inside}}{{string.Concat(Enumerable.Repeat(close, levels))}}}""";

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    public void Bytes_that_are_no_utf8_are_refused(byte[] json) =>
        Assert.ThrowsAny<JsonException>(() => new MessageReader(_shapes, _violations).Read(json, Everything.Descriptor, maxDepth: 10));

    [Fact]
    public void A_text_that_is_no_utf8_is_told_by_its_field()
    {
        new MessageReader(_shapes, _violations).Read([.. """{"aString":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'], Everything.Descriptor, maxDepth: 10);
        Read("""{"texts":["\ud800"]}""");

        Assert.Equal(["aString", "texts[0]"], _violations.Select(violation => violation.Field));
    }

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("""{"inner":""", levels)) + "{}" + new string('}', levels);

    private string Written(Everything message) => Written(message, _shapes);

    private static string Written(Everything message, JsonShapes shapes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MessageWriter.Write(buffer, message, shapes.Of(Everything.Descriptor), alone: null);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private Everything Read(string json) => (Everything)new MessageReader(_shapes, _violations).Read(Encoding.UTF8.GetBytes(json), Everything.Descriptor, maxDepth: 10);
}
