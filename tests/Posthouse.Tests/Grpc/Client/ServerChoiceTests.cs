using Posthouse.Grpc.Client;

namespace Posthouse.Tests.Grpc.Client;

public sealed class ServerChoiceTests
{
    [Fact]
    public void Each_server_is_tried_once()
    {
        var choice = new ServerChoice(Servers(5), turn: 3, now: 0);
        var tried = new List<Uri>();
        while (choice.Next() is { } server)
        {
            tried.Add(server.Address);
            choice.Exclude(server);
        }

        Assert.Equal(5, tried.Distinct().Count());
        Assert.Equal(5, tried.Count);
    }

    [Fact]
    public void Of_two_the_less_loaded_is_taken()
    {
        var servers = Servers(2);
        servers.Servers[0].Enter();

        Assert.All(Enumerable.Range(0, 100), turn => Assert.Equal(servers.Servers[1], new ServerChoice(servers, (uint)turn, now: 0).Next()));
    }

    [Fact]
    public void Load_stays_even_among_many()
    {
        var servers = Servers(10);

        for (var turn = 0u; turn < 10_000; turn++)
        {
            new ServerChoice(servers, turn, now: 0).Next()!.Enter();
        }

        Assert.All(servers.Servers, server => Assert.InRange(server.CallsUnderWay, 990, 1_010));
    }

    [Fact]
    public void One_that_could_not_be_reached_comes_last()
    {
        var servers = Servers(2);
        servers.Servers[0].PassOverUntil(100);
        servers.Servers[1].Enter();

        Assert.Equal(servers.Servers[1], new ServerChoice(servers, turn: 1, now: 50).Next());
        Assert.Equal(servers.Servers[0], new ServerChoice(servers, turn: 1, now: 100).Next());
    }

    [Fact]
    public void Without_servers_there_is_no_choice() => Assert.Null(new ServerChoice(Servers(0), turn: 1, now: 0).Next());

    private static AddressSnapshot Servers(int count) =>
        new([.. Enumerable.Range(1, count).Select(number => new ServerAddress(new Uri($"http://127.0.0.1:{number}")))]);
}
