namespace Posthouse.Rest.Page;

/// <summary>The reasons that stand in no contract, because any method may give them.</summary>
internal static class StandardReasons
{
    public static IReadOnlyList<(string Reason, string Words)> All { get; } =
    [
        ("INVALID_REQUEST", "Fields or parameters break rules: `violations` names the first hundred of them."),
        ("UNREADABLE_BODY", "The body is no JSON; `detail` says where it stops being any."),
        ("BODY_TOO_LARGE", "The body, or a line of it, is longer than is taken."),
        ("UNSUPPORTED_MEDIA_TYPE", "The body is of another content type than the method takes."),
        ("UNSUPPORTED_CONTENT_CODING", "The body is compressed: send it as it is."),
        ("NOT_ACCEPTABLE", "The request accepts no answer of the kind that the method gives."),
        ("INVALID_HEADER", "A header has a value that it cannot have."),
        ("NO_SUCH_PATH", "Nothing is served at this path."),
        ("METHOD_NOT_ALLOWED", "The path takes other methods; `Allow` names them."),
        ("IDEMPOTENCY_KEY_MISSING", "The method needs the header `Idempotency-Key`."),
        ("IDEMPOTENCY_KEY_INVALID", "The key is empty, too long, not printable ASCII, or there twice."),
        ("IDEMPOTENCY_KEY_REUSED", "The key came with another request before: take a new one."),
        ("NOT_READY", "The application has just been started. Try again in a moment."),
        ("NO_USER", "Nobody is signed in."),
        ("NO_CALLER", "The method is not for outsiders."),
        ("CALLEE_FAILED", "A part of the application that is needed for the answer failed or did not answer. Try again."),
        ("UNHANDLED_EXCEPTION", "A defect of the application; it was written down."),
    ];
}
