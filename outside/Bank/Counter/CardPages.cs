using Bank.Books;
using Bank.Home;
using Bank.Moves;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;

namespace Bank.Counter;

/// <summary>The hosted card page and the question of the card's bank.</summary>
internal static class CardPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages(HomePages.PageFor);
        pages.MapPage("/c/pay/{id}", ShowAsync);
        pages.MapPost("/c/pay/{id}", PayAsync).DisableAntiforgery();
        pages.MapPage("/c/pay/{id}/check/{challenge}", AskAsync);
        pages.MapPost("/c/pay/{id}/check/{challenge}", AnswerAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Desk desk, string id)
    {
        var (session, intent, charge) = await desk.DoAsync(Origin.Bank, work => Find(work, id));
        if (session is not { Status: Session.Open })
        {
            return Closed(http, session);
        }

        OwnPages.AllowReturnTo(http, session.SuccessUrl);
        return Page(session, intent?.LastError?.Message, CardForm.After(intent?.LastError is null ? null : charge), StatusCodes.Status200OK);
    }

    private static async Task<IResult> PayAsync(HttpContext http, Desk desk, BankClock clock, string id)
    {
        if (!OwnPages.SentThis(http.Request))
        {
            return HomePages.Foreign();
        }

        await SentForm.ReadAsync(http);
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var (session, form, attempt) = await desk.DoAsync(Origin.Bank, work =>
        {
            var found = work.Books.Find<Session>(id);
            var filled = CardForm.Of(typed, clock.Machine.GetUtcNow(), work.Switches.FingerprintKey);
            var tried = found is { Status: Session.Open } && filled.Card is null ? null : found is null ? null : Try(work, found, filled);
            return (found, filled, tried);
        });
        if (session is null)
        {
            return Closed(http, session);
        }

        OwnPages.AllowReturnTo(http, session.SuccessUrl);
        return attempt is null ? Page(session, refusal: null, form, StatusCodes.Status422UnprocessableEntity) : Go(session, attempt);
    }

    private static async Task<IResult> AskAsync(HttpContext http, Desk desk, string id, string challenge)
    {
        var (session, intent, _) = await desk.DoAsync(Origin.Bank, work => Find(work, id));
        if (session is not { Status: Session.Open })
        {
            return Closed(http, session);
        }

        OwnPages.AllowReturnTo(http, session.SuccessUrl);
        return intent?.Challenge is { } open && open.Id == challenge
            ? new PageResult<ChallengePage>(new() { [nameof(ChallengePage.Session)] = session, [nameof(ChallengePage.Challenge)] = open })
            : Results.Redirect($"/c/pay/{session.Id}");
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Desk desk, string id, string challenge)
    {
        if (!OwnPages.SentThis(http.Request))
        {
            return HomePages.Foreign();
        }

        await SentForm.ReadAsync(http);
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var (session, attempt) = await desk.DoAsync(Origin.Bank, work => work.Books.Find<Session>(id) is { } found
            ? (found, Checkouts.Answer(work, found.Id, challenge, typed["decision"] == "approve"))
            : (null, (Attempt?)null));
        if (session is null || attempt is null)
        {
            return Closed(http, session);
        }

        OwnPages.AllowReturnTo(http, session.SuccessUrl);
        return Go(session, attempt);
    }

    // A checkout that is closed answers whatever was typed.
    private static Attempt Try(Work work, Session session, CardForm form) => form.Card is { } card
        ? Checkouts.Pay(work, session.Id, card, form.Holder)
        : session.Status == Session.Complete ? new Attempt.Paid(session) : new Attempt.TooLate();

    private static (Session? Session, Intent? Intent, Charge? Charge) Find(Work work, string id)
    {
        var session = work.Books.Find<Session>(id);
        if (session is { Status: Session.Open } && session.ExpiresAt <= work.Now)
        {
            session = Checkouts.Expire(work, session);
        }

        var intent = work.Books.Find<Intent>(session?.IntentId);
        return (session, intent, work.Books.Find<Charge>(intent?.LatestChargeId));
    }

    private static IResult Go(Session session, Attempt attempt) => attempt switch
    {
        Attempt.Paid paid => SeeOther(paid.Session.ReturnAddress()),
        Attempt.Asked asked => SeeOther($"/c/pay/{session.Id}/check/{asked.Challenge.Id}"),
        _ => SeeOther($"/c/pay/{session.Id}"),
    };

    private static SeeOtherResult SeeOther(string address) => new(address);

    private static PageResult<PayPage> Page(Session session, string? refusal, CardForm form, int status) => new(
        new()
        {
            [nameof(PayPage.Session)] = session,
            [nameof(PayPage.Refusal)] = refusal,
            [nameof(PayPage.Form)] = form,
        },
        status);

    private static IResult Closed(HttpContext http, Session? session)
    {
        if (session is null)
        {
            return HomePages.Missing();
        }

        OwnPages.AllowReturnTo(http, session.SuccessUrl);
        return session.Status == Session.Complete
            ? PlainPage.Of("This is paid", "The payment went through. There is nothing more to do here, and nothing is charged twice.", "Go on to the shop", session.ReturnAddress())
            : PlainPage.Of("This checkout has ended", "It was open for a while, and the time is over. Nothing was charged.", "Back to the shop", session.CancelUrl ?? session.ReturnAddress(), StatusCodes.Status410Gone);
    }
}
