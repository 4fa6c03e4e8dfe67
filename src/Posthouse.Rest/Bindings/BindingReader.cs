using System.Collections.Immutable;
using Google.Api;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Routes;

namespace Posthouse.Rest.Bindings;

/// <summary>Reads the HTTP rules of methods: those that stand in the contract, and those given beside it. Everything that cannot hold is told at once.</summary>
internal sealed class BindingReader(IReadOnlyDictionary<string, HttpRule> besides)
{
    private readonly List<string> _problems = [];

    /// <summary>What is wrong with the rules that were read.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The ways to call a method; none when it has no rule.</summary>
    public ImmutableArray<HttpBinding> Read(MethodDescriptor method)
    {
        var rule = besides.GetValueOrDefault($"{method.Service.FullName}/{method.Name}") ?? method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        if (rule is null)
        {
            return [];
        }

        var rules = rule.AdditionalBindings.Prepend(rule).ToList();
        if (rule.AdditionalBindings.Any(static further => further.AdditionalBindings.Count > 0))
        {
            Tell(method, "has additional bindings inside additional bindings");
        }

        return [.. rules.Select((each, number) => Read(method, each, number)).OfType<HttpBinding>()];
    }

    private HttpBinding? Read(MethodDescriptor method, HttpRule rule, int number)
    {
        var (verb, path) = PatternOf(rule);
        if (string.IsNullOrEmpty(verb))
        {
            Tell(method, "has an HTTP rule without verb and path");
            return null;
        }

        try
        {
            var template = PathTemplateReader.Read(path);
            var binding = new HttpBinding(method, verb, template)
            {
                Number = number,
                TakesWholeBody = rule.Body == "*",
                BodyField = rule.Body is "" or "*" ? null : FieldOf(method, method.InputType, rule.Body),
                ResponseField = rule.ResponseBody.Length == 0 ? null : FieldOf(method, method.OutputType, rule.ResponseBody),
                Variables = [.. template.Variables.Select(variable => Bound(method, variable)).OfType<BoundVariable>()],
            };
            if (method.IsClientStreaming && (!binding.TakesWholeBody || binding.Variables.Length > 0))
            {
                Tell(method, "takes a stream of requests: its rule needs body \"*\" and a path without variables");
            }

            if (binding.HasBody && verb is "GET" or "HEAD")
            {
                Tell(method, $"has a body although it is called by {verb}");
            }

            return binding;
        }
        catch (FormatException wrong)
        {
            Tell(method, $"has a rule that cannot hold: {wrong.Message}");
            return null;
        }
    }

    private BoundVariable? Bound(MethodDescriptor method, PathVariable variable)
    {
        var field = FieldPath.Find(method.InputType, variable.Field);
        if (field is not null && !field.Field.IsRepeated && !field.Field.IsMap && (field.Field.FieldType != FieldType.Message || TextForms.Has(field.Field.MessageType)))
        {
            return new BoundVariable(variable, field);
        }

        Tell(method, $"has {{{variable.Field}}} in its path, which is no single value of {method.InputType.FullName}");
        return null;
    }

    private FieldDescriptor? FieldOf(MethodDescriptor method, MessageDescriptor message, string name)
    {
        var field = message.FindFieldByName(name);
        if (field is null)
        {
            Tell(method, $"names \"{name}\", which is no field of {message.FullName}");
        }

        return field;
    }

    private void Tell(MethodDescriptor method, string what) => _problems.Add($"{method.Service.FullName}/{method.Name} {what}.");

    private static (string Verb, string Path) PatternOf(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("GET", rule.Get),
        HttpRule.PatternOneofCase.Put => ("PUT", rule.Put),
        HttpRule.PatternOneofCase.Post => ("POST", rule.Post),
        HttpRule.PatternOneofCase.Delete => ("DELETE", rule.Delete),
        HttpRule.PatternOneofCase.Patch => ("PATCH", rule.Patch),
        HttpRule.PatternOneofCase.Custom => (rule.Custom.Kind.ToUpperInvariant(), rule.Custom.Path),
        _ => ("", ""),
    };
}
