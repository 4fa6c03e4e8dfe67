using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace HotelBooking.Tests.Hostile;

/// <summary>A form of a page, as a browser without scripts sends it.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Changes">Whether it changes something: it is posted.</param>
/// <param name="IsButton">Whether it is a button within another form that leads elsewhere: what else the form holds is not its matter.</param>
/// <param name="Fields">Its fields, with what is valid in each.</param>
internal sealed record PageForm(Uri Action, bool Changes, bool IsButton, IReadOnlyList<IElement> Fields)
{
    private const string Switches = "/faults/";
    private static readonly string[] Proofs = ["form", "__RequestVerificationToken"];

    /// <summary>Where it is sent. Forms that are the same but for the booking have the same name.</summary>
    public string Name => Action.AbsolutePath.StartsWith(Switches, StringComparison.Ordinal)
        ? $"{Switches}*"
        : string.Join('/', Action.AbsolutePath.Split('/').Select(static part => part.Any(char.IsAsciiDigit) ? "*" : part));

    /// <summary>Whether it carries a proof that its page showed it.</summary>
    public bool IsProven => Fields.Any(IsProof);

    /// <summary>The fields that people or pages fill.</summary>
    public IEnumerable<IElement> Filled => Fields.Where(static each => !IsProof(each));

    /// <summary>The fields that a person fills by typing.</summary>
    public IEnumerable<IElement> Typed => Filled.Where(static each => each is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "email" or "tel" or "password" or "search" });

    /// <summary>The fields that only pages fill. Beside a partner's offer, which names its hotel itself, the hotel says no more than which page it stood on.</summary>
    public IEnumerable<IElement> Written => Filled.Where(each => each is IHtmlInputElement { Type: "hidden" } && !(NameOf(each) == "hotel" && Fields.Any(static other => NameOf(other) == "offer")));

    /// <summary>The forms of a page; one for each button that leads elsewhere.</summary>
    public static IEnumerable<PageForm> On(IDocument page, Uri address) =>
        from form in page.Forms.OfType<IHtmlFormElement>()
        let inside = form.QuerySelectorAll("input, textarea, select").Where(static field => field.HasAttribute("name")).ToList()
        let buttons = form.QuerySelectorAll("button[formaction]").Select(static button => (Target: button.GetAttribute("formaction")!, IsButton: true))
        from sent in buttons.Append((Target: form.GetAttribute("action") ?? "", IsButton: false))
        select new PageForm(new Uri(address, sent.Target.Length == 0 ? address.PathAndQuery : sent.Target), form.Method == "post", sent.IsButton, inside);

    public static string NameOf(IElement field) => field.GetAttribute("name")!;

    /// <summary>Whether a page could have written a text: the mark of a form may be any word.</summary>
    public static bool CanBeWritten(IElement field, string text) =>
        NameOf(field) == "once" && text.Length is > 0 and <= 64 && text.All(static letter => letter is > ' ' and <= '~');

    /// <summary>What is sent when some fields hold something else.</summary>
    public IEnumerable<KeyValuePair<string, string>> With(IReadOnlyCollection<IElement> changed, string text) =>
        Fields.Select(field => KeyValuePair.Create(NameOf(field), changed.Contains(field) ? text : Valid(field)));

    /// <summary>What is sent without a proof.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unproven() => Filled.Select(static field => KeyValuePair.Create(NameOf(field), Valid(field)));

    /// <summary>What is sent with a proof that nobody has given.</summary>
    public IEnumerable<KeyValuePair<string, string>> Forged() => Fields.Select(static field => KeyValuePair.Create(NameOf(field), IsProof(field) ? "forged" : Valid(field)));

    private static bool IsProof(IElement field) => Proofs.Contains(NameOf(field));

    private static string Valid(IElement field) => (field, NameOf(field)) switch
    {
        (IHtmlInputElement { Value: { Length: > 0 } given }, _) => given,
        (IHtmlSelectElement { Value: { } chosen }, _) => chosen,
        (_, "company") => "Okafor Ltd",
        (_, "company-address") => "1 Mail Road, Anytown",
        (IHtmlTextAreaElement { Value: { } text }, _) => text,
        (IHtmlInputElement { Type: "email" }, _) => "ines@guests.example",
        (IHtmlInputElement { Type: "password" }, _) => "engine difference 1843",
        (_, "number") => Clusters.Card.Pays,
        (_, "expiry") => "12 / 39",
        (_, "code") => "123",
        (_, "name") => "Ines Okafor",
        (_, "locator") => "ABCDEFGH",
        _ => "",
    };
}
