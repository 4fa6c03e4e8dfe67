namespace PartnerHotels.Hotels;

/// <summary>Chance that always falls the same way: a number drawn from words.</summary>
internal static class Dice
{
    /// <summary>A number from 0 up to, but not including, a bound.</summary>
    public static int Roll(int sides, params ReadOnlySpan<string> words)
    {
        // FNV-1a over the letters, then MurmurHash3's finaliser, so that words that differ in one digit fall far apart.
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                hash = (hash ^ letter) * 1_099_511_628_211UL;
            }

            hash = (hash ^ 0x1F) * 1_099_511_628_211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return (int)((hash ^ (hash >> 33)) % (ulong)sides);
    }
}
