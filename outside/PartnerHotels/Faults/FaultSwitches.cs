using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PartnerHotels.Faults;

/// <summary>Which faults are switched on.</summary>
internal sealed partial class FaultSwitches
{
    private readonly ConcurrentDictionary<Fault, bool> _on = [];

    /// <summary>Every switch by its name in addresses.</summary>
    public static IReadOnlyList<(Fault Fault, string Name)> All { get; } = [.. Enum.GetValues<Fault>().Select(fault => (fault, NameOf(fault)))];

    /// <summary>What has come in and gone out.</summary>
    public Traffic Traffic { get; } = new();

    public static Fault? Named(string name) => All.Where(known => known.Name == name).Select(known => (Fault?)known.Fault).FirstOrDefault();

    /// <summary>The word of each fault for addresses: <c>time-out-after-booking</c>.</summary>
    public static string NameOf(Fault fault) => Humps().Replace(fault.ToString(), "-$0").TrimStart('-').ToLowerInvariant();

    public bool IsOn(Fault fault) => _on.ContainsKey(fault);

    public void Set(Fault fault, bool on)
    {
        if (on)
        {
            _on[fault] = true;
        }
        else
        {
            _on.TryRemove(fault, out _);
        }
    }

    public void Clear() => _on.Clear();

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Humps();
}
