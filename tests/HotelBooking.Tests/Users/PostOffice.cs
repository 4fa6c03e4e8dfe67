using System.Collections.Immutable;
using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using global::Users;

namespace HotelBooking.Tests.Users;

/// <summary>Users as an application of its own.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private const string Topology = """{ "processes": { "one": { "components": ["*"] } } }""";

    private PostOffice(TestCluster cluster) => Cluster = cluster;

    public TestCluster Cluster { get; }

    public MailService.MailServiceClient Mail => Cluster.ClientOf<MailService.MailServiceClient>("Clerk");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Pickup => Path.Combine(Cluster.DataDirectory, "mail");

    public static async Task<PostOffice> OpenAsync(params (string Key, string Value)[] settings)
    {
        var options = new TestClusterOptions
        {
            Compose = app => app.Add<UsersComponent>().Add<ClerkComponent>().Add<RegistryComponent>(),
            Work = new WorkOptions { Jobs = new JobRunnerOptions { FirstDelay = TimeSpan.FromMilliseconds(20), LongestDelay = TimeSpan.FromMilliseconds(200) } },
            Settings = settings.ToImmutableSortedDictionary(setting => $"Users:{setting.Key}", setting => setting.Value, StringComparer.Ordinal),
        };
        return new PostOffice(await TestCluster.StartAsync(Topology, options, Cancelled));
    }

    public static SendMailRequest Letter(string key, string to = "guest@example.com") => new()
    {
        Key = key, ToEmail = to, ToName = "Ada Lovelace", Subject = "Your booking", Content = new MailContent { Heading = "Your booking is confirmed" },
    };

    public async Task<Mail> SendAsync(SendMailRequest letter) => (await Mail.SendMailAsync(letter)).Mail;

    public async Task<Mail> FindAsync(string key) => (await Mail.GetMailAsync(new GetMailRequest { Key = key })).Mail;

    /// <summary>Waits until a mail stands as wanted.</summary>
    public Task<Mail> BecomesAsync(string key, MailState state) => Eventually.BecomesAsync(() => FindAsync(key), mail => mail.State == state, $"{key} becomes {state}", Cancelled);

    /// <summary>Waits until sending a mail was tried and did not work.</summary>
    public Task<Mail> TriedAsync(string key) => Eventually.BecomesAsync(() => FindAsync(key), static mail => mail.Attempts > 0, $"{key} is tried", Cancelled);

    /// <summary>Sends a letter by the pickup folder and reads it as a mail program does.</summary>
    public async Task<ReadMail> DeliveredAsync(SendMailRequest letter)
    {
        await SendAsync(letter);
        var mail = await BecomesAsync(letter.Key, MailState.Sent);
        return Assert.Single(await ReadMail.FromAsync(Path.Combine(Pickup, $"{mail.MessageId}.eml")));
    }

    public IReadOnlyList<string> Delivered() => Directory.Exists(Pickup) ? Directory.GetFiles(Pickup) : [];

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
