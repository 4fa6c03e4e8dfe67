using Posthouse.Rest.Json;
using Posthouse.Rest.Problems;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>What all calls share.</summary>
internal sealed record CallParts(RestOptions Options, JsonShapes Shapes, ProblemReader Problems)
{
    public RequestOptions Requests { get; } = new(Options);

    public ResponseHeaders Headers { get; } = new(Options.ResponseHeaders);
}
