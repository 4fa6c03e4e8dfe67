using Mailbox;

namespace Browser.Tests.StandIns;

/// <summary>The mailbox's pages in a browser: in every state, on a desk and on a telephone, by day and by night.</summary>
public sealed class MailboxPageTests(Chromium chromium) : IDisposable
{
    private const string Letter =
        "From: Posthouse Hotels <no-reply@posthouse.example>\r\nTo: Ana Ribeiro <ana@guests.example>\r\nSubject: Your booking K7XQ2M9PB at Casa do Arco\r\n"
        + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n"
        + "--a\r\nContent-Type: text/plain\r\n\r\nYour room is booked.\r\n--a\r\nContent-Type: text/html\r\n\r\n<html lang=en><head><title>m</title></head><body><h1>Your room is booked</h1></body></html>\r\n--a--\r\n"
        + "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"receipt.pdf\"\r\n\r\n%PDF-1.4\r\n--b--\r\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-mailbox-");

    /// <summary>What the mailbox can show.</summary>
    public enum Scene
    {
        Empty,
        Filled,
        Mail,
        MailOfTextAlone,
        Missing,
    }

    public static TheoryData<Scene, int, bool> Views { get; } = new(
        from scene in Enum.GetValues<Scene>()
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<Scene, int, bool>(scene, width, dark));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(Scene scene, int width, bool dark)
    {
        if (scene != Scene.Empty)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "whole.eml"), Letter, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "bare.eml"), "From: someone\r\n\r\nOnly words.", TestContext.Current.CancellationToken);
        }

        await using var mailbox = await MailboxServer.StartAsync(new MailboxOptions { Folder = _folder.FullName }, TestContext.Current.CancellationToken);
        await using var open = await chromium.OpenAsync(new View(State.Stocked, width, dark), options => new(options) { BaseURL = mailbox.Address.ToString() });

        await open.Page.GotoAsync(scene switch
        {
            Scene.Mail => "/mails/whole",
            Scene.MailOfTextAlone => "/mails/bare",
            Scene.Missing => "/mails/none",
            _ => "/",
        });

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
