using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;
using Posthouse.Storage;

namespace HotelBooking.Tests.Users;

/// <summary>A mail is sent once and never lost, whatever the mail server does (AC-25).</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Same_key_is_the_same_mail_and_sends_nothing()
    {
        await using var office = await PostOffice.OpenAsync();

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => office.SendAsync(PostOffice.Letter("recap:1"))));
        await office.BecomesAsync("recap:1", MailState.Sent);
        var again = await office.SendAsync(PostOffice.Letter("recap:1"));

        Assert.Single(sent.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal));
        Assert.Equal((MailState.Sent, 1), (again.State, again.Attempts));
        Assert.Single(office.Delivered());
    }

    [Fact]
    public async Task Same_key_for_somebody_else_is_refused()
    {
        await using var office = await PostOffice.OpenAsync();
        await office.SendAsync(PostOffice.Letter("recap:1"));

        var refused = await Assert.ThrowsAsync<RpcException>(() => office.SendAsync(PostOffice.Letter("recap:1", "other@example.com")));
        var unknown = await Assert.ThrowsAsync<RpcException>(() => office.FindAsync("recap:2"));

        Assert.Equal((StatusCode.FailedPrecondition, true), (refused.StatusCode, refused.HasReason(UserReason.MailChanged)));
        Assert.Equal((StatusCode.NotFound, true), (unknown.StatusCode, unknown.HasReason(UserReason.UnknownMail)));
    }

    [Fact]
    public async Task Everything_wrong_with_a_mail_is_said_at_once()
    {
        await using var office = await PostOffice.OpenAsync();
        var letter = PostOffice.Letter("wrong:1");
        (letter.Language, letter.Content.JsonLd) = ("english please", "[1]");
        letter.Content.Action = new MailAction { Label = "x", Url = "javascript:alert(1)" };
        letter.Attachments.Add(new MailAttachment { FileName = "x", MediaType = "multipart/mixed\r\nX: y", Content = ByteString.CopyFromUtf8("x") });

        var refused = await Assert.ThrowsAsync<RpcException>(() => office.SendAsync(letter));

        Assert.Equal(
            ["attachments[0].media_type", "content.action.url", "content.json_ld", "language"],
            refused.GetFieldViolations().Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_ten_megabytes_go_and_more_is_refused()
    {
        await using var office = await PostOffice.OpenAsync();
        var letter = PostOffice.Letter("large:1");
        letter.Attachments.Add(new MailAttachment { FileName = "a.pdf", MediaType = "application/pdf", Content = ByteString.CopyFrom(new byte[9_000_000]) });
        var larger = letter.Clone();
        larger.Key = "large:2";
        larger.Attachments.Add(new MailAttachment { FileName = "b.pdf", MediaType = "application/pdf", Content = ByteString.CopyFrom(new byte[2_000_000]) });

        await office.SendAsync(letter);
        var refused = await Assert.ThrowsAsync<RpcException>(() => office.SendAsync(larger));

        Assert.Equal("attachments", Assert.Single(refused.GetFieldViolations()).Field);
        await office.BecomesAsync("large:1", MailState.Sent);
    }

    [Theory]
    [InlineData("StartTls", false, null)]
    [InlineData("StartTls", false, "PLAIN")]
    [InlineData("Implicit", true, null)]
    public async Task Real_mail_server_takes_mail_over_an_encrypted_connection_after_signing_in(string security, bool isImplicit, string? without)
    {
        await using var server = await SmtpServer.StartAsync(encrypted: true, isImplicit, user: "office:s3cr et", without);
        await using var office = await PostOffice.OpenAsync([.. server.Settings(security), ("User", "office"), ("Password", "s3cr et")]);
        var letter = PostOffice.Letter("smtp:1");
        letter.Content.Paragraphs.Add(".begins with a dot\n.\n..two");
        letter.Subject = "Zażółć 😀";

        await office.SendAsync(letter);
        var mail = await office.BecomesAsync("smtp:1", MailState.Sent);
        var taken = Assert.Single(await server.TakenAsync());

        Assert.Equal(("True", "office", "no-reply@posthouse.example", "guest@example.com"), (taken.Header("X-Tls"), taken.Header("X-User"), taken.Header("X-Envelope-From"), taken.Header("X-Envelope-To")));
        Assert.Equal(("Zażółć 😀", $"<{mail.MessageId}>"), (taken.Header("Subject"), taken.Header("Message-ID")));
        Assert.Contains(".begins with a dot\n.\n..two", taken.Text.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("@", mail.LastAnswer, StringComparison.Ordinal);
        Assert.StartsWith("250 2.0.0 queued", mail.LastAnswer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: true);
        await using var office = await PostOffice.OpenAsync([.. server.Settings("StartTls").Where(setting => setting.Item1 != "CaFile")]);

        await office.SendAsync(PostOffice.Letter("smtp:1"));
        var mail = await office.TriedAsync("smtp:1");

        Assert.Equal(MailState.Queued, mail.State);
        Assert.Contains("cannot be encrypted", mail.LastAnswer, StringComparison.Ordinal);
        Assert.Empty(await server.TakenAsync());
    }

    [Fact]
    public async Task Server_without_encryption_gets_nothing_unless_that_is_allowed()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: false);
        await using var strict = await PostOffice.OpenAsync(server.Settings("StartTls"));
        await using var lax = await PostOffice.OpenAsync([.. server.Settings("StartTls"), ("TlsRequired", "false")]);

        await strict.SendAsync(PostOffice.Letter("smtp:1"));
        await lax.SendAsync(PostOffice.Letter("smtp:2"));

        Assert.Equal(MailState.Queued, (await strict.TriedAsync("smtp:1")).State);
        await lax.BecomesAsync("smtp:2", MailState.Sent);
        Assert.Single(await server.TakenAsync());
    }

    [Fact]
    public async Task Wrong_password_is_not_the_mails_fault()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: true, user: "office:right");
        await using var office = await PostOffice.OpenAsync([.. server.Settings("StartTls"), ("User", "office"), ("Password", "wrong")]);

        await office.SendAsync(PostOffice.Letter("smtp:1"));
        var mail = await office.TriedAsync("smtp:1");

        Assert.Equal(MailState.Queued, mail.State);
        Assert.StartsWith("535", mail.LastAnswer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_for_good_is_final_and_seen_and_a_refusal_for_now_is_tried_again()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: false);
        await using var office = await PostOffice.OpenAsync(server.Settings("None"));

        await office.SendAsync(PostOffice.Letter("smtp:refused", "refused@example.com"));
        await office.SendAsync(PostOffice.Letter("smtp:later", "later@example.com"));

        var refused = await office.BecomesAsync("smtp:refused", MailState.Refused);
        var later = await office.BecomesAsync("smtp:later", MailState.Sent);
        Assert.Equal((1, "550 5.1.1 <(address)> nobody of this name lives here"), (refused.Attempts, refused.LastAnswer));
        Assert.Equal(2, later.Attempts);
        Assert.Single(await server.TakenAsync());
    }

    [Fact]
    public async Task Mail_server_down_for_an_hour_loses_nothing_and_doubles_nothing()
    {
        var down = await SmtpServer.StartAsync(encrypted: false);
        var settings = down.Settings("None");
        await down.DisposeAsync();
        await using var office = await PostOffice.OpenAsync(settings);
        string[] keys = [.. Enumerable.Range(0, 12).Select(number => $"smtp:{number}")];
        foreach (var key in keys)
        {
            await office.SendAsync(PostOffice.Letter(key));
        }

        for (var minute = 0; minute < 60; minute += 10)
        {
            await office.Cluster.AdvanceAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        }

        await office.TriedAsync(keys[0]);
        await using var up = await SmtpServer.StartAsync(encrypted: false, port: down.Port);
        foreach (var key in keys)
        {
            await office.BecomesAsync(key, MailState.Sent);
        }

        var taken = await up.TakenAsync();
        Assert.Equal(keys.Length, taken.Count);
        Assert.Equal(keys.Length, taken.Select(mail => mail.Header("Message-ID")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Answer_that_was_lost_makes_one_duplicate_with_the_same_id_and_bytes()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: false);
        await using var office = await PostOffice.OpenAsync(server.Settings("None"));

        await office.SendAsync(PostOffice.Letter("smtp:lost", "lost@example.com"));
        await office.BecomesAsync("smtp:lost", MailState.Sent);

        var copies = server.Files();
        Assert.Equal(2, copies.Count);
        Assert.Equal(await File.ReadAllBytesAsync(copies[0], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(copies[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Process_killed_between_sending_and_marking_sends_at_most_once_more()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: false);
        await using var office = await PostOffice.OpenAsync(server.Settings("None"));
        await office.SendAsync(PostOffice.Letter("smtp:hold", "hold@example.com"));
        await server.HasAsync(1);

        await office.Cluster.KillAsync("one", TestContext.Current.CancellationToken);
        server.Release();
        await office.Cluster.RestartAsync("one", TestContext.Current.CancellationToken);
        await office.BecomesAsync("smtp:hold", MailState.Sent);

        var taken = await server.TakenAsync();
        Assert.Equal(2, taken.Count);
        Assert.Single(taken.Select(mail => mail.Header("Message-ID")).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Addresses_and_words_of_mails_are_in_no_log()
    {
        await using var server = await SmtpServer.StartAsync(encrypted: false);
        await using var office = await PostOffice.OpenAsync(server.Settings("None"));
        foreach (var to in (string[])["refused.zebra@example.com", "later.zebra@example.com", "guest.zebra@example.com"])
        {
            await office.SendAsync(PostOffice.Letter($"log:{to.Split('.')[0]}", to));
        }

        await office.BecomesAsync("log:refused", MailState.Refused);
        await office.BecomesAsync("log:later", MailState.Sent);
        await office.BecomesAsync("log:guest", MailState.Sent);

        var logs = string.Join('\n', office.Cluster.Logs.Lines.Select(line => $"{line}"));
        var jobs = await office.Cluster.ServicesOf("Users").GetRequiredService<Database>().ReadAsync(
            reader => reader.QueryAsync<string>("select coalesce(error, '') || payload from posthouse_jobs"), TestContext.Current.CancellationToken);
        Assert.Contains("log:refused", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("zebra", logs + string.Concat(jobs), StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", logs + string.Concat(jobs), StringComparison.Ordinal);
    }
}
