using Posthouse.Contracts.Users.V1;
using Posthouse.Hosting.Supervision;
using Posthouse.Testing.Clusters;
using HotelBooking.Tests.PdfReports;
using global::PdfReports;
using global::Users;

namespace HotelBooking.Tests.Users;

/// <summary>Real processes that die in the middle of sending.</summary>
public sealed class CrashTests
{
    private const string Topology = """{ "processes": { "office": { "components": ["*"] }, "users": { "components": ["Users"] } } }""";

    [Theory]
    [InlineData("mail-handed-over")]
    [InlineData("mail-handed-over:3")]
    [InlineData("while-job-runs@Users")]
    [InlineData("after-commit-before-delivery:2@Users")]
    public async Task Process_that_dies_while_it_sends_leaves_one_file_for_each_mail(string point)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var options = new TestClusterOptions
        {
            Compose = app => app.Add<PdfReportsComponent>().Add<OfficeComponent>().Add<UsersComponent>().Add<ClerkComponent>().Add<RegistryComponent>(),
            Program = new SupervisedProgram(Environment.ProcessPath!, ["host"]),
        };
        await using var cluster = await TestCluster.StartAsync(Topology, options, cancelled);
        var mail = cluster.ClientOf<MailService.MailServiceClient>("Clerk");
        await cluster.ArmCrashAsync(point, cancelled);

        string[] keys = [.. Enumerable.Range(0, 5).Select(number => $"crash:{number}")];
        foreach (var key in keys)
        {
            await Persistently.CallAsync(() => mail.SendMailAsync(PostOffice.Letter(key)).ResponseAsync, _ => true);
        }

        foreach (var key in keys)
        {
            await Persistently.CallAsync(() => mail.GetMailAsync(new GetMailRequest { Key = key }).ResponseAsync, found => found.Mail.State == MailState.Sent);
        }

        var delivered = await ReadMail.FromAsync(Directory.GetFiles(Path.Combine(cluster.DataDirectory, "mail"), "*.eml"));
        Assert.Equal(keys.Length, delivered.Count);
        Assert.All(delivered, letter => Assert.Empty(letter.Defects));
    }
}
