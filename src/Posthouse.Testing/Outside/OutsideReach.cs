using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace Posthouse.Testing.Outside;

/// <summary>
/// Asks for methods on a public port as a stranger would, by gRPC, gRPC-Web and the Connect protocol, in either version of HTTP, with forged headers and strange paths, and tells which
/// answers give away that a method exists. Each answer is held against that of a method of the same service that nobody has.
/// </summary>
/// <param name="address">The public address.</param>
/// <param name="forged">Headers that only the application itself may send, such as the token of a component.</param>
public sealed class OutsideReach(Uri address, IEnumerable<KeyValuePair<string, string>> forged) : IDisposable
{
    private const int AtOnce = 4;

    private readonly HttpClient _stranger = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly IReadOnlyList<OutsideRequest> _requests = OutsideRequests.All(forged);

    /// <summary>What gives methods away that must not exist outside: every answer that is not exactly that of a method that nobody has, and every one that does not say that there is none.</summary>
    /// <param name="methods">Methods that are not for outsiders.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In the order of methods and requests; empty if nothing does.</returns>
    public Task<IReadOnlyList<Giveaway>> FindGiveawaysAsync(IEnumerable<MethodDescriptor> methods, CancellationToken cancellationToken) =>
        AskAsync(methods, static (_, _) => true, static (answer, ofNothing) => answer != ofNothing || !answer.IsOfNothing, cancellationToken);

    /// <summary>The regular calls of methods for outsiders that are answered as if the methods did not exist.</summary>
    /// <param name="methods">Methods that are for outsiders.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In the order of methods and requests; empty if every call of every protocol arrives.</returns>
    public Task<IReadOnlyList<Giveaway>> FindMissingAsync(IEnumerable<MethodDescriptor> methods, CancellationToken cancellationToken) =>
        AskAsync(methods, static (request, method) => request.Calls(method), static (answer, ofNothing) => answer == ofNothing, cancellationToken);

    /// <summary>The requests that are regular calls of a method, as findings name them.</summary>
    /// <param name="method">The method.</param>
    public IReadOnlyList<string> CallsOf(MethodDescriptor method) => [.. _requests.Where(request => request.Calls(method)).Select(static request => request.ToString())];

    /// <inheritdoc/>
    public void Dispose() => _stranger.Dispose();

    private async Task<IReadOnlyList<Giveaway>> AskAsync(
        IEnumerable<MethodDescriptor> methods,
        Func<OutsideRequest, MethodDescriptor, bool> includes,
        Func<OutsideAnswer, OutsideAnswer, bool> isWrong,
        CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<(int Place, Giveaway Giveaway)>();
        var questions = methods.SelectMany(_ => _requests, static (method, request) => (method, request)).Where(question => includes(question.request, question.method)).Index();
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (question, cancelled) =>
        {
            var (place, (method, request)) = question;
            var nothing = NameOfNothing(method);
            var answer = await AskAsync(request, method, method.Name, cancelled);
            var ofNothing = await AskAsync(request, method, nothing, cancelled);
            if (isWrong(answer, ofNothing))
            {
                found.Add((place, new Giveaway(method, request.ToString(), answer.Text, ofNothing.Text)));
            }
        });
        return [.. found.OrderBy(static each => each.Place).Select(static each => each.Giveaway)];
    }

    private async Task<OutsideAnswer> AskAsync(OutsideRequest request, MethodDescriptor method, string name, CancellationToken cancellationToken)
    {
        using var message = request.Create(address, $"/{method.Service.FullName}/{name}");
        using var response = await _stranger.SendAsync(message, cancellationToken);
        return await OutsideAnswer.ReadAsync(response, [method.Name, NameOfNothing(method)], cancellationToken);
    }

    // As long as the method's own, so that no length differs.
    private static string NameOfNothing(MethodDescriptor method)
    {
        const string Letters = "QZX";
        return Letters.Select(letter => $"{method.Name[..^1]}{letter}").First(name => method.Service.FindMethodByName(name) is null && !name.Equals(method.Name, StringComparison.OrdinalIgnoreCase));
    }
}
