using System.Net;
using System.Text;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;

namespace PartnerHotels.Home;

/// <summary>The page of a partner's system: its protocol, its switches, its bookings.</summary>
internal sealed class HomePage(Partner partner, PartnerCatalogue catalogue, Register register, FaultSwitches faults)
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d1b16;background:#fbfaf6}code{font-size:.85em;overflow-wrap:anywhere}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}button{font:inherit;min-height:2.5rem;min-width:8rem}"
        + "form{display:inline}.on{font-weight:700;color:#9b1c1c}@media(prefers-color-scheme:dark){body{color:#eee8dc;background:#16140f}.on{color:#ff9d8a}}";

    public string Html()
    {
        var page = new StringBuilder();
        page.Append($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Text(partner.Title)}</title><style>{Style}</style></head><body><main>");
        page.Append($"<h1>{Text(partner.Title)}</h1><p>A partner that sells {catalogue.Count} hotels. It is a stand-in: a program of its own that keeps its bookings, reached only over the protocol below.</p>");
        Protocol(page);
        Switches(page);
        Bookings(page);
        return page.Append("</main></body></html>").ToString();
    }

    private void Protocol(StringBuilder page)
    {
        page.Append("<h2>Protocol</h2><table><thead><tr><th scope=\"col\">Request</th><th scope=\"col\">Answer</th></tr></thead><tbody>");
        foreach (var (request, words) in partner.Protocol)
        {
            page.Append($"<tr><td><code>{Text(request)}</code></td><td>{Text(words)}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private void Switches(StringBuilder page)
    {
        page.Append("<h2>Switches</h2><p>Programs: <code>GET /faults</code> lists, <code>POST /faults/NAME?on=true</code> and <code>?on=false</code> switch, <code>DELETE /faults</code> switches all off.</p>");
        page.Append("<table><thead><tr><th scope=\"col\">Switch</th><th scope=\"col\">What goes wrong</th><th scope=\"col\">State</th></tr></thead><tbody>");
        foreach (var (fault, name) in FaultSwitches.All)
        {
            var on = faults.IsOn(fault);
            page.Append($"<tr><th scope=\"row\"><code>{name}</code></th><td>{Text(FaultWords.Of(fault))}</td><td><form method=\"post\" action=\"/faults/{name}?on={(on ? "false" : "true")}\">"
                + $"<span class=\"{(on ? "on" : "off")}\">{(on ? "On" : "Off")}</span> <button>Switch {(on ? "off" : "on")}<span hidden> {name}</span></button></form></td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private void Bookings(StringBuilder page)
    {
        var bookings = register.All;
        page.Append($"<h2>Bookings</h2><p>{bookings.Count} in all; the latest hundred are shown.</p><table><thead><tr><th scope=\"col\">Reference</th><th scope=\"col\">Number</th><th scope=\"col\">Hotel</th><th scope=\"col\">Stay</th><th scope=\"col\">Total</th><th scope=\"col\">State</th></tr></thead><tbody>");
        foreach (var booking in bookings.Take(100))
        {
            var currency = Currency.Of(booking.Currency);
            var state = booking.CancelledAt is null ? "booked" : $"cancelled for {currency.Decimal(booking.Penalty)}";
            page.Append($"<tr><td><code>{Text(booking.Reference)}</code></td><td>{Text(booking.Confirmation)}</td><td>{Text(catalogue.Find(booking.Hotel)?.Name ?? booking.Hotel)}</td>"
                + $"<td>{booking.CheckIn:yyyy-MM-dd} to {booking.CheckOut:yyyy-MM-dd}, {booking.Rooms} room(s)</td><td>{currency.Decimal(booking.Total)} {Text(booking.Currency)}</td><td>{state}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
