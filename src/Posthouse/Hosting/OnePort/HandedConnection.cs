using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Posthouse.Hosting.OnePort;

/// <summary>A connection in the hands of another endpoint. Whoever accepted it keeps it and learns when the other one is done.</summary>
internal sealed class HandedConnection(ConnectionContext connection) : ConnectionContext
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the other endpoint is done with the connection.</summary>
    public Task Over => _over.Task;

    public override IDuplexPipe Transport
    {
        get => connection.Transport;
        set => connection.Transport = value;
    }

    public override string ConnectionId
    {
        get => connection.ConnectionId;
        set => connection.ConnectionId = value;
    }

    public override IFeatureCollection Features => connection.Features;

    public override IDictionary<object, object?> Items
    {
        get => connection.Items;
        set => connection.Items = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => connection.ConnectionClosed;
        set => connection.ConnectionClosed = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => connection.LocalEndPoint;
        set => connection.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => connection.RemoteEndPoint;
        set => connection.RemoteEndPoint = value;
    }

    public override void Abort(ConnectionAbortedException abortReason) => connection.Abort(abortReason);

    public override ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
