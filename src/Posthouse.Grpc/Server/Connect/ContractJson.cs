using System.Buffers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace Posthouse.Grpc.Server;

/// <summary>
/// The messages of a method as JSON, by the mapping of proto3. Fields that the contract does not have are passed over, so that a newer caller may speak to
/// an older server, as it may in binary.
/// </summary>
internal sealed class ContractJson
{
    private const int MaxDepth = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly MethodDescriptor _method;
    private readonly TypeRegistry _types;
    private readonly JsonParser _parser;
    private readonly JsonFormatter _formatter;

    private ContractJson(MethodDescriptor method)
    {
        _method = method;
        _types = TypeRegistry.FromFiles(method.File, ErrorDetailsReflection.Descriptor);
        _parser = new JsonParser(new JsonParser.Settings(MaxDepth, _types).WithIgnoreUnknownFields(true));
        _formatter = new JsonFormatter(new JsonFormatter.Settings(formatDefaultValues: false, _types));
    }

    /// <summary>The JSON of a method.</summary>
    /// <returns>Null where there are no classes for its messages.</returns>
    internal static ContractJson? Of(MethodDescriptor? method) => method is { InputType.Parser: not null, OutputType.Parser: not null } ? new ContractJson(method) : null;

    /// <summary>Reads requests.</summary>
    /// <param name="binary">What makes a request of its bytes, where it is not the message itself.</param>
    internal Func<DeserializationContext, T> Reader<T>(Func<byte[], T> binary)
        where T : class => context =>
    {
        var message = Parse(context.PayloadAsReadOnlySequence());
        return message as T ?? binary(message.ToByteArray());
    };

    /// <summary>Writes responses.</summary>
    /// <param name="binary">What makes bytes of a response, where it is not the message itself.</param>
    internal Action<T, SerializationContext> Writer<T>(Func<T, byte[]> binary)
        where T : class => (response, context) =>
        context.Complete(Utf8.GetBytes(_formatter.Format(response as IMessage ?? _method.OutputType.Parser.ParseFrom(binary(response)))));

    /// <summary>The JSON of a message of any type that the contract or the standard error details know.</summary>
    /// <returns>Null for an unknown or unreadable message.</returns>
    internal string? Describe(Any packed)
    {
        try
        {
            return _types.Find(Any.GetTypeName(packed.TypeUrl))?.Parser.ParseFrom(packed.Value) is { } message ? _formatter.Format(message) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException or InvalidOperationException)
        {
            return null;
        }
    }

    private IMessage Parse(ReadOnlySequence<byte> json)
    {
        try
        {
            return _parser.Parse(Utf8.GetString(json), _method.InputType);
        }
        catch (Exception unreadable) when (unreadable is IOException or ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // The parser's own exceptions are IOExceptions; the rest is what it lets through: octets that are no UTF-8, numbers out of range, unknown types in an Any.
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The JSON is not that of {_method.InputType.FullName}: {unreadable.Message}", unreadable));
        }
    }
}
