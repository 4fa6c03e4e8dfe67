using HotelBooking.Tests.Authentication;
using Microsoft.Playwright;

namespace Browser.Tests.Accounts;

/// <summary>The pages of accounts in a browser: in every state, on a desk and on a telephone, by day and by night.</summary>
public sealed class AccountPageTests(Chromium chromium)
{
    public static TheoryData<AccountScene, int, bool> Views { get; } = new(
        from scene in Enum.GetValues<AccountScene>()
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<AccountScene, int, bool>(scene, width, dark));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(AccountScene scene, int width, bool dark)
    {
        await using var site = await AccountSite.OpenAsync(("Authentication:AttemptsPerAddress", scene == AccountScene.SignInTooOften ? "1" : "30"));
        await using var open = await chromium.OpenAsync(
            new View(State.Stocked, width, dark), options => new(options) { BaseURL = site.Cluster.Public.BaseAddress!.ToString() });

        await ShowAsync(site, open.Page, scene);

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Task ShowAsync(AccountSite site, IPage page, AccountScene scene) => scene switch
    {
        AccountScene.SignIn => page.GotoAsync("/sign-in?return=%2F"),
        AccountScene.SignInWithErrors => SendAsync(page, "/sign-in", "#problems"),
        AccountScene.SignInRefused => SendAsync(page, "/sign-in", "[role=alert]", ("email", AccountSite.Email), ("password", "not the one")),
        AccountScene.SignInTooOften => TryTwiceAsync(page),
        AccountScene.SignUp => page.GotoAsync("/sign-up"),
        AccountScene.SignUpWithErrors => SendAsync(page, "/sign-up", "#problems", ("email", "ada.example.org"), ("password", "short")),
        AccountScene.SignUpTaken => TakeAsync(site, page),
        _ => SignedInAsync(site, page, scene),
    };

    private static async Task SignedInAsync(AccountSite site, IPage page, AccountScene scene)
    {
        await page.GotoAsync("/sign-up");
        await FillAsync(page, ("email", AccountSite.Email), ("password", AccountSite.Password));
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(AccountSite.Email);
        if (scene == AccountScene.SeveralSessions)
        {
            using var other = await site.SignInAsync();
        }

        await page.GotoAsync(scene == AccountScene.SignOut ? "/sign-out" : "/sign-in/sessions");
    }

    private static async Task TakeAsync(AccountSite site, IPage page)
    {
        using var first = await site.SignUpAsync();
        await SendAsync(page, "/sign-up", "[role=alert]", ("email", AccountSite.Email), ("password", AccountSite.Password));
    }

    private static async Task TryTwiceAsync(IPage page)
    {
        await SendAsync(page, "/sign-in", "[role=alert]", ("email", AccountSite.Email), ("password", "not the one"));
        await SendAsync(page, "/sign-in", "[role=alert]", ("email", AccountSite.Email), ("password", "not this either"));
    }

    private static async Task SendAsync(IPage page, string path, string shows, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync(path);
        await FillAsync(page, fields);
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await page.Locator($"[name={name}]").FillAsync(value);
        }
    }
}
