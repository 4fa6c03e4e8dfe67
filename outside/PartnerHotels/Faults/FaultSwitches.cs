using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PartnerHotels.Faults;

/// <summary>Which faults are switched on.</summary>
internal sealed partial class FaultSwitches
{
    private readonly ConcurrentDictionary<Fault, bool> _on = [];
    private int _strayed;

    /// <summary>Every switch by its name in addresses.</summary>
    public static IReadOnlyList<(Fault Fault, string Name)> All { get; } = [.. Enum.GetValues<Fault>().Select(fault => (fault, NameOf(fault)))];

    /// <summary>How often somebody followed the redirect of <see cref="Fault.RedirectToLoopback"/>.</summary>
    public int Strayed => _strayed;

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

    public void CountStray() => Interlocked.Increment(ref _strayed);

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Humps();
}
