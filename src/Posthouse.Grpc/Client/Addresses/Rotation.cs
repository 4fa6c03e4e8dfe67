namespace Posthouse.Grpc.Client;

/// <summary>
/// The order in which one call tries servers: in turn from where the call before began, those that could not be reached lately last.
/// </summary>
/// <param name="snapshot">The servers.</param>
/// <param name="start">Any number; successive calls count up.</param>
/// <param name="now">Timestamp that decides who is passed over.</param>
internal struct Rotation(AddressSnapshot snapshot, uint start, long now)
{
    private int _step;
    private HashSet<ServerAddress>? _tried;

    /// <summary>The next server to try.</summary>
    /// <returns>The server, or null when each has been given.</returns>
    internal ServerAddress? Next()
    {
        var servers = snapshot.Servers;
        while (_step < servers.Length * 2)
        {
            var server = servers[(int)((start + (uint)_step) % (uint)servers.Length)];
            var lastRound = _step++ >= servers.Length;
            if ((lastRound || !server.IsPassedOver(now)) && _tried?.Contains(server) != true)
            {
                return server;
            }
        }

        return null;
    }

    /// <summary>Notes that a server could not be reached, so that this call does not try it again.</summary>
    /// <param name="server">The server.</param>
    internal void Exclude(ServerAddress server) => (_tried ??= []).Add(server);
}
