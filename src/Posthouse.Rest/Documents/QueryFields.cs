using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Documents;

/// <summary>The fields that a query may give, each by its path.</summary>
internal static class QueryFields
{
    private const int Deepest = 3;

    public static IEnumerable<FieldPath> Of(HttpBinding binding) =>
        binding.Method.IsClientStreaming ? [] : Of(binding.Method.InputType, []).Where(path => !binding.IsTaken(path));

    private static IEnumerable<FieldPath> Of(MessageDescriptor message, ImmutableArray<FieldDescriptor> before)
    {
        foreach (var field in message.Fields.InDeclarationOrder().Where(static field => !field.IsMap))
        {
            var path = before.Add(field);
            if (field.FieldType != FieldType.Message || TextForms.Has(field.MessageType))
            {
                yield return new FieldPath(path);
            }
            else if (!field.IsRepeated && path.Length < Deepest)
            {
                foreach (var inner in Of(field.MessageType, path))
                {
                    yield return inner;
                }
            }
        }
    }
}
