using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Site;

/// <summary>The pages for what did not work.</summary>
internal static class Failures
{
    /// <summary>The page after a failure: 503 when something else was not there in time, 500 when it is our fault.</summary>
    public static IResult PageFor(HttpContext http, Exception failure)
    {
        if (failure is BadHttpRequestException refused)
        {
            return Page<RefusedPage>(refused.StatusCode);
        }

        if (failure is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted })
        {
            http.Response.Headers.RetryAfter = "5";
            return Page<AwayPage>(StatusCodes.Status503ServiceUnavailable);
        }

        return Page<BrokenPage>(StatusCodes.Status500InternalServerError);
    }

    /// <summary>There is nothing at this address, or the reader may not know.</summary>
    public static IResult NotFound() => new PageResult<NotFoundPage>(status: StatusCodes.Status404NotFound);

    /// <summary>A form without the proof that it was shown here.</summary>
    public static IResult ForeignForm() => new PageResult<ForeignFormPage>(status: StatusCodes.Status400BadRequest);

    private static PageResult<TPage> Page<TPage>(int status)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(new() { ["Reference"] = Activity.Current?.TraceId.ToString() is { } trace ? trace[..12] : "none" }, status);
}
