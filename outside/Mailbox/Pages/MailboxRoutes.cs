using System.Text;
using Mailbox.Mails;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look;
using Posthouse.Look.Serving;

namespace Mailbox.Pages;

/// <summary>Everything that the mailbox shows. What a mail brings along is never part of a page: it stands escaped, in a frame without rights, or is a download.</summary>
internal static class MailboxRoutes
{
    private const string NoRights =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(MailboxRoutes).Assembly, "/mailbox");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLook().MapAssets(Assets);

        var pages = endpoints.MapPages(errorPage: static () => new PageResult<NoMail>(status: StatusCodes.Status500InternalServerError));
        pages.MapPage("/", static (MailFolder folder) => new PageResult<MailList>(new() { [nameof(MailList.Mails)] = folder.Newest() }));
        pages.MapPage("/mails/{id}", Show);
        pages.MapPage("/{**anywhere}", static () => new PageResult<NoMail>(status: StatusCodes.Status404NotFound));

        endpoints.MapGet("/mails/{id}/html", Html);
        endpoints.MapGet("/mails/{id}/raw", static (string id, MailFolder folder) =>
            folder.Find(id) is { } mail ? Download(mail.Raw, $"{id}.eml") : Results.NotFound());
        endpoints.MapGet("/mails/{id}/attachments/{index:int}", static (string id, int index, MailFolder folder) =>
            folder.Find(id)?.Attachments.ElementAtOrDefault(index) is { } file ? Download(file.Body, file.FileName) : Results.NotFound());
        endpoints.MapGet("/api/mails", static (MailFolder folder) => folder.Newest().Select(MailSummary.Of));
        endpoints.MapGet("/api/mails/{id}", static (string id, MailFolder folder) =>
            folder.Find(id) is { } mail ? Results.Json(MailDetails.Of(mail)) : Results.NotFound());
    }

    private static IResult Show(string id, MailFolder folder, HttpContext context)
    {
        if (folder.Find(id) is not { } mail)
        {
            return new PageResult<NoMail>(status: StatusCodes.Status404NotFound);
        }

        context.Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        return new PageResult<MailView>(new() { [nameof(MailView.Mail)] = mail });
    }

    private static IResult Html(string id, MailFolder folder, HttpContext context)
    {
        if (folder.Find(id) is not { Html.Length: > 0 } mail)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = NoRights;
        context.Response.Headers.XContentTypeOptions = "nosniff";

        // Links open beside the mail, and not inside its frame.
        return Results.Text(mail.Html.Replace("<head>", "<head><base target=\"_blank\">", StringComparison.OrdinalIgnoreCase), "text/html", Encoding.UTF8);
    }

    // As bytes, whatever the mail says that they are: a browser must not show them as a page of this site.
    private static IResult Download(byte[] bytes, string name) => Results.File(bytes, "application/octet-stream", name);
}
