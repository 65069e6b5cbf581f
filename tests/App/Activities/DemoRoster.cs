using System.Globalization;

namespace Samsteg.App;

/// <summary>Today's group session of the demo: the last of its series, with nobody marked.</summary>
internal sealed class DemoRoster(Site site, Guid initiative, Guid session, Guid series)
{
    public const string Coach = "coach";

    public const string Lead = "project_lead";

    public Guid Initiative => initiative;

    public Guid Session => session;

    public Guid Series => series;

    public string Activities => $"/insatser/{initiative}/aktiviteter";

    public string SessionPath => $"{Activities}/traffar/{session}";

    public string SeriesPath => $"{Activities}/serier/{series}";

    public string Path => $"{SessionPath}/narvaro";

    public static async Task<DemoRoster> OfAsync(Site site)
    {
        var session = await site.FactAsync<Guid>("""
            select s.id from sessions s
            join activity_series r on r.id = s.series_id and r.session_total = s.number
            join accounts a on a.id = coalesce(s.leader_account_id, r.leader_account_id) and a.demo_role = $1
            where (s.starts_at at time zone 'Europe/Stockholm')::date = $2
            """, Coach, DateOnly.FromDateTime(TestClock.Start.DateTime));
        return new DemoRoster(
            site,
            await site.FactAsync<Guid>("select initiative_id from sessions where id = $1", session),
            session,
            await site.FactAsync<Guid>("select series_id from sessions where id = $1", session));
    }

    /// <summary>The n-th participant on the roster page.</summary>
    public static Guid ParticipantOn(Page roster, int row) =>
        Guid.Parse(roster.Document.QuerySelector($"[name='Input.Rows[{row}].Participant']")!.GetAttribute("value")!);

    /// <summary>Number of rows on a roster page.</summary>
    public static int RowsOn(Page roster) => roster.Document.QuerySelectorAll("input[name$='.Participant']").Length;

    /// <summary>A field of a row.</summary>
    public static (string, string?) Mark(int row, string? mark) => (string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{row}].Mark"), mark);

    /// <summary>Posts the form to one of its buttons.</summary>
    public Task<Page> PressAsync(Page roster, string handler, params IReadOnlyList<(string Name, string? Value)> fields) =>
        roster.Visitor.PostAsync($"{Path}?handler={handler}", FieldsOf(roster, fields));

    /// <summary>Posts the tap of one row, as htmx does.</summary>
    public Task<Page> TapAsync(Page roster, int row, params IReadOnlyList<(string Name, string? Value)> fields) =>
        roster.Visitor.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Path}?handler=Row&participant={ParticipantOn(roster, row)}&row={row}"),
            FieldsOf(roster, fields), ("HX-Request", "true"));

    /// <summary>Marks that stand at the session.</summary>
    public Task<long> StandingAsync(string mark) => site.FactAsync<long>(
        "select count(*) from attendance where session_id = $1 and mark = $2 and superseded_at is null", session, mark);

    /// <summary>All registrations of attendance at the session.</summary>
    public Task<long> RegistrationsAsync() => site.FactAsync<long>("select count(*) from attendance where session_id = $1", session);

    private static List<(string, string)> FieldsOf(Page roster, IReadOnlyList<(string Name, string? Value)> fields)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)roster.Document.QuerySelector("#roster")!;
        var typed = fields.Select(static field => field.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Page.FieldsOf(form).Where(field => !typed.Contains(field.Name)),
            .. fields.Where(static field => field.Value is not null).Select(static field => (field.Name, field.Value!)),
        ];
    }
}
