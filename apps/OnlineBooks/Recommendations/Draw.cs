namespace OnlineBooks.Recommendations;

/// <summary>Draws from a hat: every choice and every order of it is equally likely.</summary>
internal static class Draw
{
    /// <summary>Takes some things, none twice.</summary>
    /// <param name="hat">What is in the hat.</param>
    /// <param name="most">How many to take at most; never more come than there are, and none for 0 or less.</param>
    /// <param name="random">Where chance comes from.</param>
    public static IReadOnlyList<T> From<T>(IReadOnlyList<T> hat, int most, Random random)
    {
        // Fisher and Yates's shuffle, ended as soon as enough places are settled.
        T[] places = [.. hat];
        var taken = Math.Clamp(most, 0, places.Length);
        for (var place = 0; place < taken; place++)
        {
            var other = random.Next(place, places.Length);
            (places[place], places[other]) = (places[other], places[place]);
        }

        return places[..taken];
    }
}
