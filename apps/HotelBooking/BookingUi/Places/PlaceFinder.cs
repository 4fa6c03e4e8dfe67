using System.Globalization;
using System.Text;
using Grpc.Core;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Calls;

namespace HotelBooking.BookingUi.Places;

/// <summary>Finds out which place a reader means.</summary>
internal sealed class PlaceFinder(SearchService.SearchServiceClient search)
{
    private const int LongestText = 200;

    // A city with so many times the people of its namesake is meant unless somebody says otherwise.
    private const int FarLarger = 8;

    /// <summary>The place that was chosen or typed.</summary>
    /// <param name="placeId">The place that was chosen; may be stale when the text was edited afterwards.</param>
    /// <param name="text">What was typed; empty when the address names the place alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FoundPlaces> ResolveAsync(string placeId, string text, CancellationToken cancellationToken)
    {
        if (placeId.Length is > 0 and <= 60 && await GetAsync(placeId, cancellationToken) is { } chosen
            && (text.Length == 0 || Folded(text) == Folded(PlaceText.Short(chosen)) || Folded(text) == Folded(PlaceText.Full(chosen))))
        {
            return new FoundPlaces(text, [chosen]) { Meant = chosen };
        }

        var found = await SuggestAsync(text, 20, cancellationToken);
        return found with { Meant = Meant(found) };
    }

    /// <summary>Places that a text can mean, best first.</summary>
    public async Task<FoundPlaces> SuggestAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var asked = Cleaned(text);
        if (asked.Length == 0)
        {
            return new FoundPlaces("", []);
        }

        var reply = await search.FindPlacesAsync(new FindPlacesRequest { Text = asked, Limit = limit }, cancellationToken: cancellationToken);
        return new FoundPlaces(asked, [.. reply.Places]) { Resembling = reply.Resembling };
    }

    /// <summary>A place by its id; <see langword="null"/> when there is none.</summary>
    public async Task<Place?> GetAsync(string placeId, CancellationToken cancellationToken)
    {
        try
        {
            return (await search.GetPlaceAsync(new GetPlaceRequest { PlaceId = placeId }, cancellationToken: cancellationToken)).Place;
        }
        catch (RpcException unknown) when (unknown.HasReason(SearchReason.UnknownPlace) || unknown.StatusCode == StatusCode.InvalidArgument)
        {
            return null;
        }
    }

    private static Place? Meant(FoundPlaces found)
    {
        var asked = Folded(found.Text);
        var exact = found.Places
            .Where(place => asked == Folded(place.Name) || asked == Folded(place.MatchedName) || asked == Folded(PlaceText.Short(place)) || asked == Folded(PlaceText.Full(place)))
            .ToArray();

        // A city and its region often share a name: what is listed first says which kind is meant.
        return exact.Where(place => place.Kind == exact[0].Kind).ToArray() switch
        {
            [var only] => only,
            [var first, var second, ..] when first.Population >= (long)FarLarger * Math.Max(1, second.Population) => first,
            [] when found is { Resembling: false, Places: [var only] } => only,
            _ => null,
        };
    }

    private static string Cleaned(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > LongestText)
            {
                break;
            }

            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return kept.ToString().Trim();
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
