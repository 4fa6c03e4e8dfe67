namespace Grpc.Core;

/// <summary>Adds credentials to the headers of an outgoing call, such as a token.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">The headers to add to.</param>
/// <returns>Completes when the headers are ready.</returns>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
