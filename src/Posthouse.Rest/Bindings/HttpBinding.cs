using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Routes;

namespace Posthouse.Rest.Bindings;

/// <summary>One way to call a method over HTTP: what a <c>google.api.http</c> rule, or one of its additional bindings, says.</summary>
internal sealed record HttpBinding(MethodDescriptor Method, string Verb, PathTemplate Path)
{
    /// <summary>The body is all of the request that the path does not give.</summary>
    public bool TakesWholeBody { get; init; }

    /// <summary>The field of the request that is the body; <see langword="null"/> for none.</summary>
    public FieldDescriptor? BodyField { get; init; }

    /// <summary>The field of the response that is sent; <see langword="null"/> for the whole response.</summary>
    public FieldDescriptor? ResponseField { get; init; }

    /// <summary>Fields that the path gives.</summary>
    public ImmutableArray<BoundVariable> Variables { get; init; } = [];

    /// <summary>Place among the method's bindings, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Whether a request has a body.</summary>
    public bool HasBody => TakesWholeBody || BodyField is not null;

    /// <summary>The method as <c>Full.Service.Name/Method</c>.</summary>
    public string Selector => $"{Method.Service.FullName}/{Method.Name}";

    /// <summary>Whether a field is given by path or body, so that the query cannot give it.</summary>
    public bool IsTaken(FieldPath field) =>
        TakesWholeBody || field.Fields[0] == BodyField || Variables.Any(variable => field.IsWithin(variable.Field) || variable.Field.IsWithin(field));
}

/// <summary>A part of the path and the field for which it stands.</summary>
internal sealed record BoundVariable(PathVariable Variable, FieldPath Field);
