using System.Text.Json.Nodes;
using Posthouse.Contracts.Options.V1;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Problems;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Documents;

/// <summary>Describes one way to call a method.</summary>
internal sealed class OperationWriter(Dialect dialect, Schemas schemas, ContractComments comments, Examples examples, RestOptions options)
{
    public JsonObject Write(HttpBinding binding, DocumentedPath path)
    {
        var method = binding.Method;
        var comment = comments.Of(method);
        var operation = new JsonObject
        {
            ["operationId"] = binding.Number == 0 ? $"{method.Service.Name}_{method.Name}" : $"{method.Service.Name}_{method.Name}_{binding.Number + 1}",
            ["summary"] = FirstSentence(comment, method.Name),
            ["tags"] = new JsonArray(method.Service.Name),
        };
        if (comment.Length > 0)
        {
            operation["description"] = comment;
        }

        var parameters = Parameters(binding, path).ToList();
        if (binding.HasBody)
        {
            AddBody(operation, parameters, binding);
        }

        if (parameters.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. parameters]);
        }

        if (dialect.IsSwagger)
        {
            operation["produces"] = new JsonArray(method.IsServerStreaming ? ContentTypes.Lines : ContentTypes.Json, ProblemWriter.ContentType);
        }

        operation["responses"] = Responses(binding, comment);
        operation["security"] = options.NeedsUser(method) ? new JsonArray(new JsonObject { ["session"] = new JsonArray() }) : [];
        return operation;
    }

    private IEnumerable<JsonObject> Parameters(HttpBinding binding, DocumentedPath path)
    {
        foreach (var parameter in path.Parameters)
        {
            var schema = parameter.Field is { } field && !parameter.IsPart ? schemas.Of(field) : new JsonObject { ["type"] = "string", ["description"] = "A part of the path, as its text." };
            yield return Parameter(parameter.Name, "path", isRequired: true, schema);
        }

        foreach (var field in QueryFields.Of(binding))
        {
            var isRequired = field.Fields.Length == 1 && field.Field.GetOptions()?.GetExtension(OptionsExtensions.Rules)?.Required is true;
            yield return Parameter(field.JsonName, "query", isRequired, schemas.Of(field.Field));
        }

        if (binding.Method.GetOptions()?.GetExtension(OptionsExtensions.IdempotencyKey) == IdempotencyKey.Required)
        {
            var key = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255, ["pattern"] = "^[ -~]+$", ["description"] = "A text of your choice, new for every new request and the same when you repeat one: the request takes effect once." };
            yield return Parameter("Idempotency-Key", "header", isRequired: true, key);
        }

        var timeout = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{1,8}[HMSmun]$", ["description"] = "How long the answer may take: a number and H, M, S, m (milliseconds), u or n." };
        yield return Parameter(TimeoutHeader.Name, "header", isRequired: false, timeout);
    }

    private JsonObject Parameter(string name, string place, bool isRequired, JsonObject schema)
    {
        var description = schema["description"]?.GetValue<string>();
        schema.Remove("description");
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = isRequired };
        if (description is not null)
        {
            parameter["description"] = description;
        }

        if (!dialect.IsSwagger)
        {
            parameter["schema"] = schema;
            return parameter;
        }

        // Swagger has the words of a simple schema in the parameter itself, and no references there.
        foreach (var (key, value) in SwaggerParameters.Plain(schema))
        {
            parameter[key] = value?.DeepClone();
        }

        return parameter;
    }

    private void AddBody(JsonObject operation, List<JsonObject> parameters, HttpBinding binding)
    {
        var method = binding.Method;
        var taken = binding.Variables.Where(static variable => variable.Field.Fields.Length == 1).Select(static variable => variable.Field.Field).ToHashSet();
        var schema = binding.BodyField is { } field ? schemas.Of(field)
            : taken.Count == 0 ? schemas.Of(method.InputType)
            : schemas.Message(method.InputType, each => !taken.Contains(each));
        var type = method.IsClientStreaming ? ContentTypes.Lines : ContentTypes.Json;
        var example = binding.BodyField is { } alone ? examples.Of(alone) : examples.Of(method.InputType, each => !taken.Contains(each));
        if (dialect.IsSwagger)
        {
            operation["consumes"] = new JsonArray(type);
            schema = schema.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(schema) } : schema;
            schema["example"] = example;
            parameters.Add(new JsonObject { ["name"] = "body", ["in"] = "body", ["required"] = true, ["schema"] = schema });
            return;
        }

        var body = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema, ["example"] = example } } };
        if (method.IsClientStreaming)
        {
            body["description"] = "Any number of lines, each of which is such an object.";
        }

        operation["requestBody"] = body;
    }

    private JsonObject Responses(HttpBinding binding, string comment)
    {
        var method = binding.Method;
        var answer = binding.ResponseField is { } field ? schemas.Of(field) : schemas.Of(method.OutputType);
        var words = method.IsServerStreaming
            ? "Any number of lines, each of which is such an object, sent as they are made. When the call fails after the first one, the last line is {\"error\": …} with the problem."
            : comments.Of(method.OutputType) is { Length: > 0 } said ? said : "The answer.";
        var responses = new JsonObject { ["200"] = Response(words, method.IsServerStreaming ? ContentTypes.Lines : ContentTypes.Json, answer) };
        var refusals = RefusalsOfMethods.Of(method, comment, comments);
        refusals.TryAdd(400, []);
        refusals[400].Insert(0, "The request breaks rules: `violations` names every field.");
        if (options.NeedsUser(method))
        {
            refusals.TryAdd(401, ["Nobody is signed in."]);
        }

        foreach (var (status, reasons) in refusals)
        {
            responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Refusal(string.Join('\n', reasons.Count == 1 ? reasons : reasons.Select(static reason => $"- {reason}")));
        }

        responses["default"] = Refusal("Any other refusal or failure; `code` and `reason` say which.");
        return responses;
    }

    private JsonObject Refusal(string words) => Response(words, ProblemWriter.ContentType, dialect.Reference(ProblemSchema.Name));

    private JsonObject Response(string words, string type, JsonObject schema) => dialect.IsSwagger
        ? new JsonObject { ["description"] = words, ["schema"] = schema }
        : new JsonObject { ["description"] = words, ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } } };

    private static string FirstSentence(string comment, string name)
    {
        var end = comment.IndexOf(". ", StringComparison.Ordinal);
        return comment.Length == 0 ? name : (end < 0 ? comment : comment[..end]).TrimEnd('.');
    }
}
