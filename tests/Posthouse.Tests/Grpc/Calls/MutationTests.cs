using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Neither side ever sees what the other does to a message after the call.</summary>
public abstract class MutationTests(Transport transport) : CallSuite(transport)
{
    [Fact]
    public async Task A_request_changed_after_the_call_began_arrives_as_it_was()
    {
        var go = new TaskCompletionSource();
        Server.OnEcho = async (request, _) =>
        {
            await go.Task;
            return new EchoResponse { Text = request.Text + request.Headers.Count };
        };
        var client = await ClientAsync();
        var sent = new EchoRequest { Text = "before" };

        using var call = client.EchoAsync(sent, cancellationToken: TestToken);
        sent.Text = "after";
        sent.Headers.Add(new Pair());
        go.SetResult();

        Assert.Equal("before0", (await call).Text);
    }

    [Fact]
    public async Task A_request_changed_by_the_handler_stays_the_client_s()
    {
        Server.OnEcho = (request, _) =>
        {
            request.Text = "changed";
            request.Headers.Add(new Pair());
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();
        var sent = new EchoRequest { Text = "mine" };

        await client.EchoAsync(sent, cancellationToken: TestToken);

        Assert.Equal(new EchoRequest { Text = "mine" }, sent);
    }

    [Fact]
    public async Task A_response_kept_by_the_server_stays_the_server_s()
    {
        var kept = new EchoResponse { Text = "kept", Metadata = { new Pair { Key = "k" } } };
        Server.OnEcho = (_, _) => Task.FromResult(kept);
        var client = await ClientAsync();

        var received = await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);
        received.Metadata[0].Key = "changed by the client";
        kept.Text = "changed by the server";

        Assert.Equal("kept", received.Text);
        Assert.Equal("k", kept.Metadata[0].Key);
    }

    [Fact]
    public async Task One_object_may_be_streamed_again_and_again()
    {
        Server.OnRepeat = async (_, responses, _) =>
        {
            var one = new EchoResponse();
            for (one.Number = 1; one.Number <= 10; one.Number++)
            {
                await responses.WriteAsync(one);
            }
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        var all = await ReadAllAsync(call.ResponseStream);

        Assert.Equal(Enumerable.Range(1, 10), all.Select(response => response.Number));
    }

    [Fact]
    public async Task One_request_may_be_streamed_again_and_again()
    {
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);
        var one = new EchoRequest();

        foreach (var text in new[] { "a", "b", "c", "d" })
        {
            one.Text = text;
            await call.RequestStream.WriteAsync(one, TestToken);
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal("abcd", (await call).Text);
    }

    [Fact]
    public async Task Trailers_changed_after_the_call_stay_as_they_were()
    {
        Metadata? onServer = null;
        Server.OnEcho = (_, context) =>
        {
            onServer = context.ResponseTrailers;
            onServer.Add("k", "v");
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        await call;
        onServer!.Clear();

        Assert.Equal("v", call.GetTrailers().GetValue("k"));
    }
}

public sealed class MutationTestsInProcess() : MutationTests(new InProcess());

public sealed class MutationTestsOverPlaintext() : MutationTests(new Plaintext());

public sealed class MutationTestsOverTls() : MutationTests(new Tls());
