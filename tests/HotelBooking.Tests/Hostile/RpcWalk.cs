using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace HotelBooking.Tests.Hostile;

/// <summary>Sends what nobody should send to every method of services, and tells what was answered that no contract promises.</summary>
/// <param name="send">Sends bytes as the request of a method.</param>
internal sealed class RpcWalk(Func<ServedService, MethodDescriptor, byte[], CancellationToken, Task<Answer>> send)
{
    private const int AtOnce = 4;
    private const int Tries = 5;

    private readonly ConcurrentBag<string> _failures = [];
    private int _sent;

    /// <summary>How many requests were sent.</summary>
    public int Sent => _sent;

    /// <summary>What was answered wrongly, with the request.</summary>
    public IReadOnlyList<string> Failures => [.. _failures.Order(StringComparer.Ordinal)];

    /// <summary>Sends the requests of which one thing is expected, and all of a method at once where violations are.</summary>
    public async Task RunAsync(IEnumerable<ServedService> services, Func<HostileRequest, bool> which, CancellationToken cancellationToken)
    {
        var requests = from service in services
                       from method in service.Descriptor.Methods
                       where !method.IsClientStreaming
                       from request in HostileRequests.Of(method.InputType).Append(HostileRequests.AllAtOnce(method.InputType)).OfType<HostileRequest>().Where(which)
                       select (service, method, request);
        await Parallel.ForEachAsync(requests, Few(cancellationToken), async (call, cancelled) =>
        {
            var answer = await SendAsync(call.service, call.method, call.request.Message.ToByteArray(), cancelled);
            if (!IsRight(call.request, answer))
            {
                Fail(call.method, $"{string.Join(", ", call.request.Fields)} = {call.request.Value}", answer);
            }
        });
    }

    /// <summary>Sends bytes that are no message of the method, or only the beginning of one.</summary>
    public async Task GarbleAsync(IEnumerable<ServedService> services, CancellationToken cancellationToken)
    {
        var requests = from service in services
                       from method in service.Descriptor.Methods
                       where !method.IsClientStreaming
                       from bytes in Garbage(method)
                       select (service, method, bytes);
        await Parallel.ForEachAsync(requests, Few(cancellationToken), async (call, cancelled) =>
        {
            var answer = await SendAsync(call.service, call.method, call.bytes, cancelled);
            if (answer.Status is not (StatusCode.InvalidArgument or StatusCode.Internal))
            {
                Fail(call.method, $"bytes {Convert.ToHexString(call.bytes.AsSpan(0, Math.Min(call.bytes.Length, 16)))}", answer);
            }
        });
    }

    private static ParallelOptions Few(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    private static bool IsRight(HostileRequest request, Answer answer) => request.Expected switch
    {
        Expected.Violations => answer.Status == StatusCode.InvalidArgument && answer.Fields.SetEquals(request.Fields),
        Expected.Refusal => answer.Status != StatusCode.OK && IsDefined(answer.Status),
        _ => IsDefined(answer.Status),
    };

    private static bool IsDefined(StatusCode status) => status is
        StatusCode.OK or StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.Aborted or StatusCode.OutOfRange
        or StatusCode.ResourceExhausted or StatusCode.Unauthenticated;

    // Field 1 with a length that the bytes do not have; a tag of no wire type; a number without end; the text of another script's half letter.
    private static IEnumerable<byte[]> Garbage(MethodDescriptor method)
    {
        yield return [0x0A, 0x7F, 0x61];
        yield return [0xFF, 0xFF, 0xFF, 0xFF];
        yield return [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01];
        var whole = ValidMessages.Of(method.InputType).ToByteArray();
        if (whole.Length > 1)
        {
            yield return whole[..^1];
        }
    }

    // A busy machine may let a deadline pass: that says nothing about the request, and whoever calls is told to ask again.
    private async Task<Answer> SendAsync(ServedService service, MethodDescriptor method, byte[] request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _sent);
        for (var tries = 1; ; tries++)
        {
            var answer = await send(service, method, request, cancellationToken);
            if (tries == Tries || answer.Status is not (StatusCode.DeadlineExceeded or StatusCode.Unavailable))
            {
                return answer;
            }
        }
    }

    private void Fail(MethodDescriptor method, string sent, Answer answer) =>
        _failures.Add($"{method.FullName}: {sent} → {answer.Status} [{string.Join(", ", answer.Fields)}] {answer.Words}");
}
