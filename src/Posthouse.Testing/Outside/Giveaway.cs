using Google.Protobuf.Reflection;

namespace Posthouse.Testing.Outside;

/// <summary>A request whose answer shows a stranger that a method exists: it is not what a method that nobody has would answer.</summary>
/// <param name="Method">The method.</param>
/// <param name="Request">The request, such as <c>gRPC over HTTP/2</c>.</param>
/// <param name="Answer">What came.</param>
/// <param name="AnswerOfNothing">What comes for a method that nobody has.</param>
public sealed record Giveaway(MethodDescriptor Method, string Request, string Answer, string AnswerOfNothing)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method.FullName}: {Request}\n{Answer}\ninstead of\n{AnswerOfNothing}";
}
