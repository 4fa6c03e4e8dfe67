using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class StatusHeadersTests
{
    [Theory]
    [InlineData("0", null, StatusCode.OK, "")]
    [InlineData("5", "not%20here", StatusCode.NotFound, "not here")]
    [InlineData("16", "", StatusCode.Unauthenticated, "")]
    [InlineData("17", "new", StatusCode.Unknown, "new")]
    [InlineData("99999999999", null, StatusCode.Unknown, "The status \"99999999999\" is not a number.")]
    [InlineData("-1", null, StatusCode.Unknown, "The status \"-1\" is not a number.")]
    [InlineData("x", "why", StatusCode.Unknown, "The status \"x\" is not a number. why")]
    public void A_status_is_read(string code, string? message, StatusCode expected, string detail)
    {
        var status = StatusHeaders.Parse(code, message);

        Assert.Equal(expected, status.StatusCode);
        Assert.Equal(detail, status.Detail);
    }

    [Fact]
    public void Every_code_is_written_as_its_number() =>
        Assert.All(Enum.GetValues<StatusCode>(), code => Assert.Equal($"{(int)code}", StatusHeaders.Format(code)));

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(431, StatusCode.ResourceExhausted)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(200, StatusCode.Unknown)]
    [InlineData(500, StatusCode.Unknown)]
    public void An_HTTP_status_stands_for_a_code(int httpStatus, StatusCode expected) =>
        Assert.Equal(expected, StatusHeaders.FromHttpStatus(httpStatus));

    [Theory]
    [InlineData(0x0, StatusCode.Internal)]
    [InlineData(0x1, StatusCode.Internal)]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x5, StatusCode.Unknown)]
    [InlineData(0x7, StatusCode.Unavailable)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    [InlineData(0xd, StatusCode.Unknown)]
    public void An_HTTP_2_error_stands_for_a_code(long http2Error, StatusCode expected) =>
        Assert.Equal(expected, StatusHeaders.FromHttp2Error(http2Error));

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("Application/GRPC; charset=utf-8", true)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/json", false)]
    [InlineData(null, false)]
    public void A_content_type_is_gRPC_or_not(string? contentType, bool expected) =>
        Assert.Equal(expected, Protocol.IsGrpc(contentType));
}
