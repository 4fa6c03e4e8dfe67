using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Posthouse.Contracts.Events.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Standard;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Posthouse.Tests.Grpc.Standard;

public sealed class ReflectionTests
{
    private static readonly ReflectedServices Services = new([EventLogService.Descriptor, EchoService.Descriptor, EchoService.Descriptor]);

    [Fact]
    public async Task Services_are_listed_once_and_in_order()
    {
        var answer = await AskAsync(new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(["posthouse.events.v1.EventLogService", "posthouse.testing.v1.EchoService"], answer.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("posthouse.events.v1.EventLogService")]
    [InlineData("posthouse.events.v1.EventLogService.Read")]
    [InlineData("posthouse.events.v1.ReadRequest")]
    [InlineData("posthouse.events.v1.ReadRequest.publisher")]
    public async Task A_symbol_leads_to_its_file_with_everything_it_needs(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });

        var files = answer.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom).ToList();
        Assert.Equal("posthouse/events/v1/event_log.proto", files[0].Name);
        Assert.Superset(files.SelectMany(file => file.Dependency).ToHashSet(), files.Select(file => file.Name).ToHashSet());
    }

    [Fact]
    public async Task An_option_of_a_contract_is_found_as_an_extension()
    {
        var file = await AskAsync(new ServerReflectionRequest
        {
            FileContainingExtension = new ExtensionRequest { ContainingType = "google.protobuf.MethodOptions", ExtensionNumber = 50601 },
        });
        var numbers = await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = "google.protobuf.FieldOptions" });

        Assert.Equal("posthouse/options/v1/options.proto", FileDescriptorProto.Parser.ParseFrom(file.FileDescriptorResponse.FileDescriptorProto[0]).Name);
        Assert.Equal([50602], numbers.AllExtensionNumbersResponse.ExtensionNumber);
    }

    [Fact]
    public async Task A_service_that_is_not_shown_is_not_told_though_its_file_is_needed()
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "posthouse.users.v1.UsersService" });

        Assert.Equal((int)StatusCode.NotFound, answer.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task A_question_that_asks_nothing_is_answered_so()
    {
        var answer = await AskAsync(new ServerReflectionRequest());

        Assert.Equal((int)StatusCode.InvalidArgument, answer.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task The_older_version_answers_the_same()
    {
        var endpoint = GrpcServiceBinding.Of(new ReflectionAlphaEndpoint(Services), null);
        var client = new Alpha.ServerReflection.ServerReflectionClient(new LocalCallInvoker(new GrpcMethodTable([endpoint]), new LocalCaller("tests"), TimeProvider.System));
        using var call = client.ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { ListServices = "*" }, TestContext.Current.CancellationToken);

        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        var expected = await AskAsync(new ServerReflectionRequest { ListServices = "*" });
        Assert.Equal(expected.ToByteString(), call.ResponseStream.Current.ToByteString());
    }

    private static async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest question)
    {
        var endpoint = GrpcServiceBinding.Of(new ReflectionEndpoint(Services), null);
        var client = new ServerReflection.ServerReflectionClient(new LocalCallInvoker(new GrpcMethodTable([endpoint]), new LocalCaller("tests"), TimeProvider.System));
        using var call = client.ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(question, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return call.ResponseStream.Current;
    }
}
