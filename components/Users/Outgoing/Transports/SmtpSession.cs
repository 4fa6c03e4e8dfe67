using System.Text;

namespace Users.Outgoing.Transports;

/// <summary>
/// A conversation with a mail server (RFC 5321): greeting, STARTTLS (RFC 3207), signing in (RFC 4954), one mail, goodbye. What fails before a mail is named is about the server and
/// not about the mail.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpStream _stream;
    private readonly MailOptions _options;
    private HashSet<string> _offers = [];

    private SmtpSession(SmtpStream stream, MailOptions options) => (_stream, _options) = (stream, options);

    /// <exception cref="SmtpFailedException">The server cannot be used at the moment.</exception>
    public static async Task<SmtpSession> OpenAsync(MailOptions options, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(await SmtpStream.OpenAsync(options, cancellationToken), options);
        try
        {
            await session.GreetAsync(cancellationToken);
            await session.SignInAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session._stream.DisposeAsync();
            throw;
        }
    }

    public async Task<Delivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        var size = _offers.Contains("SIZE") ? $" SIZE={mail.Message.Length}" : "";
        foreach (var command in (string[])[$"MAIL FROM:<{mail.From}>{size}", $"RCPT TO:<{mail.To}>", "DATA"])
        {
            var reply = await _stream.AskAsync(command, cancellationToken);
            if (!reply.IsPositive)
            {
                return Judge(reply);
            }
        }

        await _stream.WriteAsync(DotStuffing.Of(mail.Message), cancellationToken);
        var taken = await _stream.ReplyAsync(cancellationToken);
        return taken.IsPositive ? Delivery.Sent(taken.ToString()) : Judge(taken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stream.WriteAsync("QUIT\r\n"u8.ToArray(), CancellationToken.None);
        }
        catch (IOException)
        {
            // It has gone already; the mail is handed over, or will be again.
        }

        await _stream.DisposeAsync();
    }

    private static Delivery Judge(SmtpReply reply) => reply.IsFinal ? Delivery.Refused(reply.ToString()) : Delivery.Later(reply.ToString());

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (_options.Security == MailSecurity.Implicit)
        {
            await _stream.EncryptAsync(_options, cancellationToken);
        }

        Expect(await _stream.ReplyAsync(cancellationToken));
        await IntroduceAsync(cancellationToken);
        if (_options.Security != MailSecurity.StartTls)
        {
            return;
        }

        if (_offers.Contains("STARTTLS"))
        {
            Expect(await _stream.AskAsync("STARTTLS", cancellationToken));
            await _stream.EncryptAsync(_options, cancellationToken);
            await IntroduceAsync(cancellationToken);
        }
        else if (_options.TlsRequired)
        {
            throw new SmtpFailedException("The mail server offers no encryption, which Users:TlsRequired asks for.");
        }
    }

    private async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        var reply = await _stream.AskAsync($"EHLO {_options.Domain}", cancellationToken);
        Expect(reply);
        _offers = [.. reply.Lines.Skip(1).SelectMany(Offers)];
    }

    // "AUTH PLAIN LOGIN" offers AUTH, AUTH PLAIN and AUTH LOGIN.
    private static IEnumerable<string> Offers(string line)
    {
        var words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : [words[0], .. words.Skip(1).Select(word => $"{words[0]} {word}")];
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (_options.User.Length == 0)
        {
            return;
        }

        if (!_stream.IsEncrypted && _options.Security != MailSecurity.None)
        {
            throw new SmtpFailedException("The connection is not encrypted, so no password is sent.");
        }

        if (_offers.Contains("AUTH PLAIN"))
        {
            Expect(await _stream.AskAsync($"AUTH PLAIN {Base64($"\0{_options.User}\0{_options.Password}")}", cancellationToken));
        }
        else if (_offers.Contains("AUTH LOGIN"))
        {
            Expect(await _stream.AskAsync("AUTH LOGIN", cancellationToken));
            Expect(await _stream.AskAsync(Base64(_options.User), cancellationToken));
            Expect(await _stream.AskAsync(Base64(_options.Password), cancellationToken));
        }
        else
        {
            throw new SmtpFailedException("The mail server offers neither AUTH PLAIN nor AUTH LOGIN.");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Expect(SmtpReply reply)
    {
        if (!reply.IsPositive)
        {
            throw new SmtpFailedException(reply.ToString());
        }
    }
}
