using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>Calls the echo by each kind that streams.</summary>
internal static class EchoKinds
{
    public static async Task<(string Collected, int Count, string Repeated, string Conversed)> AllAsync(EchoService.EchoServiceClient echo)
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var collect = echo.Collect(cancellationToken: cancelled);
        await collect.RequestStream.WriteAsync(new EchoRequest { Text = "a" }, cancelled);
        await collect.RequestStream.WriteAsync(new EchoRequest { Text = "b" }, cancelled);
        await collect.RequestStream.CompleteAsync();
        var collected = await collect;

        using var repeat = echo.Repeat(new EchoRequest { Repeat = 3 }, cancellationToken: cancelled);
        var numbers = new List<int>();
        await foreach (var each in repeat.ResponseStream.ReadAllAsync(cancelled))
        {
            numbers.Add(each.Number);
        }

        using var converse = echo.Converse(cancellationToken: cancelled);
        var texts = new List<string>();
        foreach (var text in new[] { "x", "y" })
        {
            await converse.RequestStream.WriteAsync(new EchoRequest { Text = text }, cancelled);
            Assert.True(await converse.ResponseStream.MoveNext(cancelled));
            texts.Add(converse.ResponseStream.Current.Text);
        }

        await converse.RequestStream.CompleteAsync();
        Assert.False(await converse.ResponseStream.MoveNext(cancelled));
        return (collected.Text, collected.Number, string.Join(' ', numbers), string.Join(' ', texts));
    }
}
