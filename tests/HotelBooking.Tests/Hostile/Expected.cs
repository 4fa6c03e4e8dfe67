namespace HotelBooking.Tests.Hostile;

/// <summary>What a contract promises about a request.</summary>
internal enum Expected
{
    /// <summary>Field rules forbid it: INVALID_ARGUMENT that names exactly the fields.</summary>
    Violations,

    /// <summary>It is no such date, amount or place, whatever the rules of the field are: refused, for this or for an earlier reason.</summary>
    Refusal,

    /// <summary>The rules allow it: any status that a contract defines.</summary>
    AnyStatus,
}
