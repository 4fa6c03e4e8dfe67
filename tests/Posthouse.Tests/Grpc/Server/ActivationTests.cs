using System.Collections.Concurrent;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Grpc.Server;

/// <summary>How the object that serves a call, and its interceptors, come about and go.</summary>
public sealed class ActivationTests
{
    private readonly ConcurrentQueue<string> _notes = new();

    [Fact]
    public async Task Each_call_gets_a_service_of_its_own_from_a_scope_of_its_own()
    {
        await using var services = Services();
        var client = Client(GrpcServiceBinding.Create(typeof(Scoped), null, services));

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken);
        await client.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["part", "service", "echo", "-service", "-part", "part", "service", "echo", "-service", "-part"], _notes);
    }

    [Fact]
    public async Task A_registered_service_is_taken_as_registered()
    {
        await using var services = Services(collection => collection.AddSingleton<Scoped>().AddSingleton<Part>());
        var client = Client(GrpcServiceBinding.Create(typeof(Scoped), null, services));

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken);
        await client.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["part", "service", "echo", "echo"], _notes);
    }

    [Fact]
    public async Task What_was_made_for_a_call_goes_when_the_call_fails()
    {
        await using var services = Services();
        var options = new GrpcServiceOptions();
        options.Interceptors.Add<Passing>();
        var client = Client(GrpcServiceBinding.Create(typeof(Scoped), options, services));

        await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest { Text = "fail" }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(["part", "interceptor", "service", "-service", "-interceptor", "-part"], _notes);
    }

    [Fact]
    public async Task A_service_that_cannot_be_made_fails_its_call_and_no_other()
    {
        await using var services = Services();
        var client = Client(GrpcServiceBinding.Create(typeof(Impossible), null, services));

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
    }

    [Fact]
    public void A_class_without_contract_cannot_be_bound() =>
        Assert.Throws<InvalidOperationException>(() => GrpcServiceBinding.Create(typeof(Part), null, null));

    [Fact]
    public void A_binding_without_services_cannot_be_called_locally() =>
        Assert.Throws<ArgumentException>(() => Client(GrpcServiceBinding.Create(typeof(ScriptedEcho), null, null)));

    [Fact]
    public void A_method_is_served_once() => Assert.Throws<ArgumentException>(() => new GrpcMethodTable(
        [GrpcServiceBinding.Of(new ScriptedEcho(), null), GrpcServiceBinding.Of(new ScriptedEcho(), null)]));

    [Fact]
    public void A_binding_knows_its_methods()
    {
        var binding = GrpcServiceBinding.Of(new ScriptedEcho(), null);

        Assert.Equal(
            ["Echo Unary", "Collect ClientStreaming", "Repeat ServerStreaming", "Converse DuplexStreaming", "EchoInside Unary", "EchoOnce Unary"],
            binding.Methods.Select(method => $"{method.Method.Name} {method.Method.Type}"));
    }

    private static EchoService.EchoServiceClient Client(GrpcServiceBinding binding) =>
        new(new LocalCallInvoker(new GrpcMethodTable([binding]), new LocalCaller("tests"), TimeProvider.System));

    private ServiceProvider Services(Action<IServiceCollection>? add = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(_notes);
        collection.AddScoped<Part>();
        add?.Invoke(collection);
        return collection.BuildServiceProvider();
    }

    private sealed class Part : IDisposable
    {
        private readonly ConcurrentQueue<string> _notes;

        public Part(ConcurrentQueue<string> notes)
        {
            _notes = notes;
            notes.Enqueue("part");
        }

        public void Dispose() => _notes.Enqueue("-part");
    }

    private sealed class Scoped : EchoService.EchoServiceBase, IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _notes;

        public Scoped(Part part, ConcurrentQueue<string> notes)
        {
            Assert.NotNull(part);
            _notes = notes;
            notes.Enqueue("service");
        }

        public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
        {
            if (request.Text == "fail")
            {
                throw new RpcException(new Status(StatusCode.Aborted, ""));
            }

            _notes.Enqueue("echo");
            return Task.FromResult(new EchoResponse());
        }

        public ValueTask DisposeAsync()
        {
            _notes.Enqueue("-service");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Impossible(IFormattable missing) : EchoService.EchoServiceBase
    {
        public override string ToString() => missing.ToString()!;
    }

    private sealed class Passing : Interceptor, IDisposable
    {
        private readonly ConcurrentQueue<string> _notes;

        public Passing(Part part, ConcurrentQueue<string> notes)
        {
            Assert.NotNull(part);
            _notes = notes;
            notes.Enqueue("interceptor");
        }

        public void Dispose() => _notes.Enqueue("-interceptor");
    }
}
