using Google.Protobuf.Reflection;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Events.V1;
using Posthouse.Contracts.Testing.V1;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>Reflection shows what a listener serves: outside, public services with their public methods and nothing else.</summary>
public sealed class ReflectionTests
{
    private static readonly string[] Standard = ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task The_public_port_shows_public_services_wherever_they_run(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        Assert.Equal([.. Standard, EchoService.Descriptor.FullName], await ListAsync(running.Public));
        Assert.Equal(["Echo", "Collect", "Repeat", "Converse", "EchoOnce"], await MethodsAsync(running.Public, EchoService.Descriptor));
        Assert.Null(await MethodsAsync(running.Public, AuthenticationService.Descriptor));
    }

    [Fact]
    public async Task The_inner_port_shows_everything_of_its_process()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.Split);
        var inner = running["rest"].InnerAddress!;

        Assert.Equal(
            [.. Standard, AuthenticationService.Descriptor.FullName, EventLogService.Descriptor.FullName, EchoService.Descriptor.FullName],
            await ListAsync(inner));
        Assert.Contains("EchoInside", await MethodsAsync(inner, EchoService.Descriptor) ?? []);
    }

    [Fact]
    public async Task Older_tools_are_shown_the_same()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.Split);
        using var channel = GrpcChannel.ForAddress(running.Public);
        using var call = new Alpha.ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: Cancelled);

        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { ListServices = "" }, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        await call.RequestStream.CompleteAsync();

        Assert.Equal([.. Standard, EchoService.Descriptor.FullName], call.ResponseStream.Current.ListServicesResponse.Service.Select(static service => service.Name));
    }

    private static async Task<IEnumerable<string>> ListAsync(Uri address) =>
        (await AskAsync(address, new ServerReflectionRequest { ListServices = "" })).ListServicesResponse.Service.Select(static service => service.Name);

    private static async Task<List<string>?> MethodsAsync(Uri address, ServiceDescriptor service)
    {
        var files = (await AskAsync(address, new ServerReflectionRequest { FileContainingSymbol = service.FullName })).FileDescriptorResponse?.FileDescriptorProto;
        return files?.Select(FileDescriptorProto.Parser.ParseFrom)
            .Where(file => file.Package == service.File.Package)
            .SelectMany(static file => file.Service)
            .Single(declared => declared.Name == service.Name)
            .Method.Select(static method => method.Name).ToList();
    }

    private static async Task<ServerReflectionResponse> AskAsync(Uri address, ServerReflectionRequest question)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: Cancelled);
        await call.RequestStream.WriteAsync(question, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        await call.RequestStream.CompleteAsync();
        return call.ResponseStream.Current;
    }
}
