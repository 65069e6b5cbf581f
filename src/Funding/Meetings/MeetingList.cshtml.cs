using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The meetings of the board.</summary>
[Authorize(Policy = Permissions.MeetingsRead)]
public sealed class MeetingListPage(Lists lists, CurrentUser user) : SamstegPage
{
    public ListView List { get; private set; } = null!;

    /// <summary>Whether the viewer calls meetings.</summary>
    public bool MayPrepare => user.May(Permissions.ApplicationsPrepare);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = new ListDefinition<Row>("meetings.title", Sql.Of($"""
                select m.id, m.held_on, m.starts_at, m.place, m.agenda_locked_at is not null as is_locked,
                       (select count(*)::integer from agenda_items t where t.meeting_id = m.id) as items,
                       (select count(*)::integer from agenda_items t join decisions d on d.item_id = t.id where t.meeting_id = m.id) as decided
                from board_meetings m
                """), static row => row.Id)
            .Column(new ListColumn<Row>("meetings.day", ListCellKind.Day, static row => row.HeldOn, "held_on", MayBeNull: false, Link: static row => BoardMeeting.PathOf(row.Id)))
            .Text("meetings.time", static row => row.StartsAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))
            .Text("meetings.place", static row => row.Place, "place")
            .Status("meetings.agenda", static row => row.IsLocked ? "meetings.locked" : "meetings.open", static row => row.IsLocked ? Tone.Ok : Tone.Info)
            .Number("meetings.items", static row => row.Items)
            .Number("meetings.decisions", static row => row.Decided)
            .SortedBy("held_on", descending: true);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "board_meetings", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }

    private sealed record Row(Guid Id, DateOnly HeldOn, TimeOnly StartsAt, string Place, bool IsLocked, int Items, int Decided);
}
