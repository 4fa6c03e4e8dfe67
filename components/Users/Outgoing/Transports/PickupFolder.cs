using Posthouse.Hosting;

namespace Users.Outgoing.Transports;

/// <summary>
/// Puts mails into a folder, a file for each Message-ID. A file appears whole or not at all, and only once: a mail that is handed over again after a crash is already there.
/// </summary>
internal sealed class PickupFolder(MailOptions options, DataFolder data) : IMailTransport
{
    private readonly string _folder = Path.GetFullPath(options.MailFolder.Length > 0 ? options.MailFolder : Path.Combine(data.Path, "mail"));

    public async Task<Delivery> DeliverAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        var target = Path.Combine(_folder, $"{mail.MessageId}.eml");
        var draft = Path.Combine(_folder, $".{mail.MessageId}.draft");
        try
        {
            Directory.CreateDirectory(_folder);
            if (File.Exists(target))
            {
                return Delivery.Sent("It was in the pickup folder already.");
            }

            await WriteAsync(draft, mail.Message, cancellationToken);
            File.Move(draft, target, overwrite: true);
            return Delivery.Sent("It is in the pickup folder.");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Delivery.Later($"The pickup folder cannot be written: {failed.GetType().Name}.");
        }
    }

    private static async Task WriteAsync(string file, byte[] message, CancellationToken cancellationToken)
    {
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        await RandomAccess.WriteAsync(handle, message, fileOffset: 0, cancellationToken);
        RandomAccess.FlushToDisk(handle);
    }
}
