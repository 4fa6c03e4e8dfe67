namespace Posthouse.Grpc.Client;

/// <summary>
/// Where one call goes: of two servers taken at random, the one with fewer calls under way (Mitzenmacher, "The power of two choices in randomized load
/// balancing", 2001). Servers that could not be reached lately come last, each server is tried once.
/// </summary>
/// <param name="snapshot">The servers.</param>
/// <param name="turn">Any number; successive calls count up.</param>
/// <param name="now">Timestamp that decides who is passed over.</param>
internal struct ServerChoice(AddressSnapshot snapshot, uint turn, long now)
{
    private HashSet<ServerAddress>? _tried;
    private uint _chance = turn;

    /// <summary>The next server to try.</summary>
    /// <returns>The server, or null when each has been tried.</returns>
    internal ServerAddress? Next() => Choose(passedOver: false) ?? Choose(passedOver: true);

    /// <summary>Notes that a server could not be reached, so that this call does not try it again.</summary>
    /// <param name="server">The server.</param>
    internal void Exclude(ServerAddress server) => (_tried ??= []).Add(server);

    private ServerAddress? Choose(bool passedOver)
    {
        var count = 0;
        foreach (var server in snapshot.Servers)
        {
            count += IsCandidate(server, passedOver) ? 1 : 0;
        }

        if (count < 2)
        {
            return count == 0 ? null : Candidate(0, passedOver);
        }

        // Two different ones: the second is any of those that are left.
        var first = Chance(count);
        var one = Candidate(first, passedOver);
        var other = Candidate((first + 1 + Chance(count - 1)) % count, passedOver);
        return other.CallsUnderWay < one.CallsUnderWay ? other : one;
    }

    private ServerAddress Candidate(int index, bool passedOver)
    {
        foreach (var server in snapshot.Servers)
        {
            if (IsCandidate(server, passedOver) && index-- == 0)
            {
                return server;
            }
        }

        throw new InvalidOperationException("There are fewer servers than were counted.");
    }

    private readonly bool IsCandidate(ServerAddress server, bool passedOver) =>
        server.IsPassedOver(now) == passedOver && _tried?.Contains(server) != true;

    // The finalizer of MurmurHash3 (public domain) spreads successive numbers; nothing here needs to be hard to guess.
    private int Chance(int count)
    {
        var hash = _chance += 0x9E3779B9;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        hash ^= hash >> 16;
        return (int)(((ulong)hash * (uint)count) >> 32);
    }
}
