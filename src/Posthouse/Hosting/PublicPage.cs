using System.Net.Security;

namespace Posthouse.Hosting;

/// <summary>Asks the public listener for its page, so that "ready" means that somebody answers; the first page is made on the way.</summary>
internal static class PublicPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for an answer of any status.</summary>
    public static async Task AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        // It is this very machine that is asked, by a name which the certificate need not have.
        var ownCertificate = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true };
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, SslOptions = ownCertificate }) { Timeout = Patience };
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
