namespace Bank.Api;

/// <summary>Answers to programs that call what this bank does not have.</summary>
internal static class ApiEdges
{
    public static Task NotFoundAsync(HttpContext http)
    {
        var failure = new ApiFailure(404, "invalid_request_error", $"Unrecognized request URL ({http.Request.Method}: {http.Request.Path}).");
        http.Response.StatusCode = failure.Status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(failure.ToJson().ToJsonString(), http.RequestAborted);
    }
}
