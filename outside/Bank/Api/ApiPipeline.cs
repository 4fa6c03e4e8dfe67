using System.Security.Cryptography;
using System.Text;
using Bank.Books;
using Bank.Faults;
using Bank.Moves;

namespace Bank.Api;

/// <summary>
/// What holds for every call of the interface for programs: the key, the fault switches, and idempotency. The answer under an idempotency key is
/// kept in the same change as the effect.
/// </summary>
internal sealed class ApiPipeline(BankBooks books, Desk desk, FaultBox faults, ReplayKeys keys, BankServerOptions options)
{
    public async Task HandleAsync(HttpContext http, ApiOperation operation, string? id)
    {
        var request = await ApiRequest.ReadAsync(http, operation, id);
        if (request.Failure is not null || request.Refusal(options) is not null)
        {
            await ApiAnswer.Of(request.Failure ?? request.Refusal(options)!).WriteAsync(http, request);
            return;
        }

        var fault = faults.Take(operation.Name);
        if (fault?.Fault is CallFault.TimeoutBefore or CallFault.DropBefore)
        {
            await LeaveUnansweredAsync(http, fault, isHeld: fault.Fault == CallFault.TimeoutBefore);
            return;
        }

        // Two at once under one key: the second one is told so, and nothing is kept for it.
        if (request.IdempotencyKey is { } key && !keys.TryEnter(key))
        {
            var busy = new ApiFailure(409, "invalid_request_error", $"There is currently another in-progress request using this Idempotent Key ({key}).") { Code = "idempotency_key_in_use" };
            await ApiAnswer.Of(busy).WriteAsync(http, request);
            return;
        }

        var answer = await CarryAsync(request, fault, http.RequestAborted);
        if (fault?.Fault is CallFault.TimeoutAfter or CallFault.DropAfter)
        {
            await LeaveUnansweredAsync(http, fault, isHeld: fault.Fault == CallFault.TimeoutAfter);
            return;
        }

        await answer.WriteAsync(http, request);
    }

    private async Task<ApiAnswer> CarryAsync(ApiRequest request, CallFault? fault, CancellationToken aborted)
    {
        try
        {
            if (fault?.Fault is CallFault.Slow)
            {
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), options.Clock, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            var answer = Run(request, fault, request.IdempotencyKey);
            await books.DurableAsync();
            return answer;
        }
        finally
        {
            if (request.IdempotencyKey is { } key)
            {
                keys.Leave(key);
            }
        }
    }

    private ApiAnswer Run(ApiRequest request, CallFault? fault, string? replayId)
    {
        var origin = new Origin(request.Id, replayId);
        try
        {
            return desk.Do(origin, work =>
            {
                if (Earlier(work, request, replayId) is { } earlier)
                {
                    return earlier;
                }

                var answer = fault?.Fault is CallFault.Error ? ApiAnswer.Broken : ApiAnswer.Of(request.Operation.Run(new ApiCall(work, request.Fields, request.PathId)));
                return Keep(work, request, replayId, fault?.Fault is CallFault.ErrorAfter ? ApiAnswer.Broken : answer);
            });
        }
        catch (ApiFailure failure)
        {
            return failure.IsKept ? desk.Do(origin, work => Keep(work, request, replayId, ApiAnswer.Of(failure))) : ApiAnswer.Of(failure);
        }
    }

    private static ApiAnswer? Earlier(Work work, ApiRequest request, string? replayId)
    {
        if (work.Books.Find<Replay>(replayId) is not { } replay || work.Now - replay.Created > 86_400)
        {
            return null;
        }

        if (replay.Path != request.Path)
        {
            throw new ApiFailure(400, "idempotency_error", $"Keys for idempotent requests can only be used for the same endpoint they were first used for ('{replay.Path}' vs '{request.Path}'). Try using a key other than '{replayId}' if you meant to execute a different request.");
        }

        return replay.ParametersHash == HashOf(request)
            ? new ApiAnswer(replay.Status, replay.Body) { ReplayOf = replay.RequestId }
            : throw new ApiFailure(400, "idempotency_error", $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{replayId}' if you meant to execute a different request.");
    }

    private static ApiAnswer Keep(Work work, ApiRequest request, string? replayId, ApiAnswer answer)
    {
        if (replayId is not null)
        {
            work.Books.Keep(new Replay
            {
                Id = replayId,
                Created = work.Now,
                Path = request.Path,
                ParametersHash = HashOf(request),
                Status = answer.Status,
                Body = answer.Body,
                RequestId = request.Id,
            });
        }

        return answer;
    }

    private static string HashOf(ApiRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Fields.Canonical)));

    private async Task LeaveUnansweredAsync(HttpContext http, CallFault fault, bool isHeld)
    {
        if (isHeld)
        {
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), options.Clock, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        http.Abort();
    }
}
