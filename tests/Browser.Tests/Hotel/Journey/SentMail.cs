using System.Net.Http.Json;

namespace Browser.Tests.Hotel.Journey;

/// <summary>A mail, as the mailbox tells it.</summary>
internal sealed record SentMail(string Id, string From, string To, string Subject, string? Text, IReadOnlyList<SentFile>? Files)
{
    /// <summary>All mails so far, whole.</summary>
    public static async Task<IReadOnlyList<SentMail>> AllAsync(Uri mailbox)
    {
        using var http = new HttpClient { BaseAddress = mailbox };
        var mails = new List<SentMail>();
        foreach (var listed in await http.GetFromJsonAsync<Listed[]>("/api/mails", TestContext.Current.CancellationToken) ?? [])
        {
            var mail = await http.GetFromJsonAsync<Whole>($"/api/mails/{listed.Id}", TestContext.Current.CancellationToken);
            mails.Add(new SentMail(mail!.Id, mail.From, mail.To, mail.Subject, mail.Text.Replace('\u202f', ' '), mail.Attachments));
        }

        return mails;
    }

    private sealed record Listed(string Id);

    private sealed record Whole(string Id, string From, string To, string Subject, string Text, SentFile[] Attachments);
}

/// <summary>A file that came with a mail.</summary>
internal sealed record SentFile(string FileName, string MediaType);
