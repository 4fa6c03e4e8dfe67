using System.Collections.Immutable;
using System.Text;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Routes;

namespace Posthouse.Rest.Documents;

/// <summary>A parameter in a path: every step that is not text has one. The field is that of the variable to which the step belongs.</summary>
internal sealed record PathParameter(string Name, FieldDescriptor? Field, bool IsPart);

/// <summary>A path as the documents write it, where a parameter is one step: a variable of several steps has several.</summary>
internal sealed record DocumentedPath(string Text, ImmutableArray<PathParameter> Parameters)
{
    public static DocumentedPath Of(HttpBinding binding)
    {
        var text = new StringBuilder();
        var parameters = ImmutableArray.CreateBuilder<PathParameter>();
        for (var at = 0; at < binding.Path.Steps.Length; at++)
        {
            var step = binding.Path.Steps[at];
            text.Append('/');
            if (step.Kind == StepKind.Literal)
            {
                text.Append(step.Text);
                continue;
            }

            var bound = binding.Variables.FirstOrDefault(bound => at >= bound.Variable.Start && at < bound.Variable.Start + bound.Variable.Count);
            var name = bound?.Field.JsonName ?? "part";
            var used = parameters.Count(parameter => parameter.Name == name || parameter.Name.StartsWith($"{name}_", StringComparison.Ordinal));
            var parameter = new PathParameter(used == 0 ? name : $"{name}_{used + 1}", bound?.Field.Field, bound is not { Variable.Count: 1 });
            parameters.Add(parameter);
            text.Append('{').Append(parameter.Name).Append('}');
        }

        if (binding.Path.Verb.Length > 0)
        {
            text.Append(':').Append(binding.Path.Verb);
        }

        return new DocumentedPath(text.ToString(), parameters.ToImmutable());
    }
}
