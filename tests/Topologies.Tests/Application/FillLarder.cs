using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace Topologies.Tests.Application;

/// <summary>Fills the larder with labels that it asks of the echo, a hundred jars at a time, and goes on where it was broken off.</summary>
internal sealed class FillLarder(Database database, EchoService.EchoServiceClient echo, LarderOptions options) : IPreparation
{
    private const int Jars = 1_000;
    private const int Batch = 100;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        if (options.Attempts.Length > 0)
        {
            await File.AppendAllTextAsync(options.Attempts, "attempt\n", cancellationToken);
            if ((await File.ReadAllLinesAsync(options.Attempts, cancellationToken)).Length <= options.Failures)
            {
                throw new InvalidOperationException("planted");
            }
        }

        if (options.AsksSupplier)
        {
            using var asking = new HttpClient();
            await asking.GetStringAsync(options.Supplier, cancellationToken);
        }

        for (var done = await CountAsync(cancellationToken); done < Jars; done += Batch)
        {
            progress.Report(done, Jars);
            var label = await echo.EchoAsync(new EchoRequest { Text = "jam" }, new CallOptions(cancellationToken: cancellationToken).WithWaitForReady());
            await FillAsync(done, label.Text, cancellationToken);
            while (done >= Jars / 2 && File.Exists(options.Hold))
            {
                await Task.Delay(Poll, TimeProvider.System, cancellationToken);
            }
        }
    }

    private Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.QuerySingleAsync<int>("select count(*) from jars"), cancellationToken);

    private Task FillAsync(int done, string label, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.ExecuteManyAsync(
            "insert into jars (number, label, process) values (@Number, @Label, @Process)",
            Enumerable.Range(done, Batch).Select(number => new { Number = number, Label = label, Process = Environment.ProcessId.ToString() })),
        cancellationToken);
}
