using System.Text;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>One thing that the transport knows about a peer.</summary>
public class AuthProperty
{
    private readonly byte[] _bytes;
    private string? _value;

    private AuthProperty(string name, byte[] bytes)
    {
        Name = GrpcPreconditions.CheckNotNull(name, nameof(name));
        _bytes = bytes;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value as UTF-8 text.</summary>
    public string Value => _value ??= Encoding.UTF8.GetString(_bytes);

    /// <summary>A copy of the value's bytes.</summary>
    public byte[] ValueBytes => _bytes.AsSpan().ToArray();

    /// <summary>A property.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; it is copied.</param>
    /// <returns>The property.</returns>
    public static AuthProperty Create(string name, byte[] value)
    {
        GrpcPreconditions.CheckNotNull(value, nameof(value));
        return new AuthProperty(name, value.AsSpan().ToArray());
    }
}
