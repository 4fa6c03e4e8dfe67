using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Json;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>Makes the request message of a call from path, query and body. Whatever breaks a rule is told at once, by field.</summary>
internal sealed class RequestReader(HttpBinding binding, RestOptions options, JsonShapes shapes)
{
    private readonly QueryReader _query = new(binding);
    private readonly JsonShape _shape = shapes.Of(binding.Method.InputType);
    private readonly JsonField? _bodyField = binding.BodyField is { } field ? shapes.Of(binding.Method.InputType).Find(field.Name) : null;

    /// <exception cref="RefusedRequestException">The request cannot be made; says why.</exception>
    public async ValueTask<IMessage> ReadAsync(HttpContext context, ImmutableArray<string> segments)
    {
        var violations = new List<Violation>();
        var message = binding.HasBody ? await ReadBodyAsync(context, violations) : _shape.Create();
        ReadPath(segments, message, violations);
        _query.Read(context.Request.QueryString.Value, message, violations);
        return violations.Count == 0 ? message : throw Refusals.Because([.. violations]);
    }

    /// <summary>Reads one line of a stream.</summary>
    /// <exception cref="RefusedRequestException">It is no message; names line and field.</exception>
    public IMessage ReadLine(byte[] line, int number)
    {
        var violations = new List<Violation>();
        var message = ReadLine(line, number, violations);
        return violations.Count == 0 ? message : throw Refusals.Because([.. violations.Select(violation => new Violation($"[{number - 1}].{violation.Field}", violation.Description))]);
    }

    /// <summary>Refuses parameters where a stream has no place for them.</summary>
    public void DemandNoQuery(HttpContext context)
    {
        var violations = new List<Violation>();
        _query.Read(context.Request.QueryString.Value, _shape.Create(), violations);
        if (violations.Count > 0)
        {
            throw Refusals.Because([.. violations]);
        }
    }

    private async ValueTask<IMessage> ReadBodyAsync(HttpContext context, List<Violation> violations)
    {
        var body = RequestBytes.Open(context);
        var bytes = await RequestBytes.ReadAllAsync(body, context, options.MaxBodyBytes);
        try
        {
            if (bytes.IsEmpty)
            {
                return _shape.Create();
            }

            ContentTypes.DemandBody(context.Request, ContentTypes.Json);
            return bytes.IsSingleSegment ? Parse(bytes.FirstSpan, violations) : Parse(bytes.ToArray(), violations);
        }
        finally
        {
            body.AdvanceTo(bytes.End);
        }
    }

    private IMessage Parse(ReadOnlySpan<byte> json, List<Violation> violations)
    {
        try
        {
            var reader = new MessageReader(shapes, violations);
            if (_bodyField is null)
            {
                return reader.Read(json, _shape.Message, options.MaxDepth);
            }

            var message = _shape.Create();
            reader.ReadField(json, message, _bodyField, options.MaxDepth);
            return message;
        }
        catch (JsonException wrong)
        {
            throw Refusals.Unreadable(wrong, number: null);
        }
    }

    private void ReadPath(ImmutableArray<string> segments, IMessage message, List<Violation> violations)
    {
        foreach (var (variable, field) in binding.Variables)
        {
            try
            {
                field.Set(message, TextForms.Read(field.Field, binding.Path.ValueOf(variable, segments)));
            }
            catch (FormatException wrong)
            {
                violations.Add(new Violation(field.JsonName, wrong.Message));
            }
        }
    }

    private IMessage ReadLine(byte[] line, int number, List<Violation> violations)
    {
        try
        {
            return new MessageReader(shapes, violations).Read(line, _shape.Message, options.MaxDepth);
        }
        catch (JsonException wrong)
        {
            throw Refusals.Unreadable(wrong, number);
        }
    }
}
