namespace Posthouse.Events;

/// <summary>The reasons that <see cref="EventLogEndpoint"/> gives, in the domain of the chassis.</summary>
public static class EventLogReasons
{
    /// <summary>NOT_FOUND: no component of that name publishes here.</summary>
    public const string UnknownPublisher = "UNKNOWN_PUBLISHER";

    /// <summary>PERMISSION_DENIED: the caller has not declared that it follows the types asked for.</summary>
    public const string UndeclaredFollow = "UNDECLARED_FOLLOW";

    /// <summary>OUT_OF_RANGE: the log ends before the position asked for: an older copy stands in its place.</summary>
    public const string PositionAfterHead = "POSITION_AFTER_HEAD";
}
