
namespace Posthouse.Grpc.Client;

/// <summary>The request side of a call: one message, or a stream of them.</summary>
internal interface IRequestBody
{
    /// <summary>What the HTTP client sends.</summary>
    HttpContent Content { get; }

    /// <summary>Whether the whole body can still be sent from its beginning.</summary>
    bool IsRepeatable { get; }

    /// <summary>Frees what the body holds. The call is over: what has not been sent will not be.</summary>
    void Release();
}
