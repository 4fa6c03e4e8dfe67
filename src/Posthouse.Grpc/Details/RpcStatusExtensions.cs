using Google.Protobuf;
using Posthouse.Grpc.Wire;
using RpcStatus = Google.Rpc.Status;

namespace Grpc.Core;

/// <summary>Status with details: <c>google.rpc.Status</c> in the trailer <c>grpc-status-details-bin</c>.</summary>
public static class RpcStatusExtensions
{
    /// <summary>Makes the exception that carries a status with its details to the caller.</summary>
    /// <param name="status">The status; its code and message become those of the exception.</param>
    /// <returns>The exception to throw.</returns>
    public static RpcException ToRpcException(this RpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.ToRpcException((StatusCode)status.Code, status.Message);
    }

    /// <summary>Makes the exception that carries a status with its details to the caller.</summary>
    /// <param name="status">The status; it travels as it is.</param>
    /// <param name="statusCode">The code of the exception.</param>
    /// <param name="message">The message of the exception.</param>
    /// <returns>The exception to throw.</returns>
    public static RpcException ToRpcException(this RpcStatus status, StatusCode statusCode, string message)
    {
        ArgumentNullException.ThrowIfNull(status);
        var trailers = new Metadata();
        trailers.SetRpcStatus(status);
        return new RpcException(new Status(statusCode, message), trailers);
    }

    /// <summary>The status with details that came with a failed call.</summary>
    /// <param name="exception">The failed call.</param>
    /// <returns>The status, or null if there are no details or they cannot be read.</returns>
    public static RpcStatus? GetRpcStatus(this RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Trailers.GetRpcStatus(ignoreParseError: true);
    }

    /// <summary>The status with details in trailers.</summary>
    /// <param name="metadata">The trailers.</param>
    /// <param name="ignoreParseError">Whether details that cannot be read count as none.</param>
    /// <returns>The status, or null if there are no details.</returns>
    /// <exception cref="InvalidProtocolBufferException">The details cannot be read.</exception>
    public static RpcStatus? GetRpcStatus(this Metadata metadata, bool ignoreParseError = false)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.GetValueBytes(Protocol.StatusDetailsHeader) is not { } bytes)
        {
            return null;
        }

        try
        {
            return RpcStatus.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException) when (ignoreParseError)
        {
            return null;
        }
    }

    /// <summary>Puts a status with details into trailers, in place of one that is there.</summary>
    /// <param name="metadata">The trailers.</param>
    /// <param name="status">The status.</param>
    public static void SetRpcStatus(this Metadata metadata, RpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(status);
        while (metadata.Get(Protocol.StatusDetailsHeader) is { } entry)
        {
            metadata.Remove(entry);
        }

        metadata.Add(Protocol.StatusDetailsHeader, status.ToByteArray());
    }

    /// <summary>The first detail of a type.</summary>
    /// <typeparam name="T">The type, such as <c>Google.Rpc.ErrorInfo</c>.</typeparam>
    /// <param name="status">The status.</param>
    /// <returns>The detail, or null if there is none.</returns>
    public static T? GetDetail<T>(this RpcStatus status)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(status);
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<T>(out var message))
            {
                return message;
            }
        }

        return null;
    }
}
