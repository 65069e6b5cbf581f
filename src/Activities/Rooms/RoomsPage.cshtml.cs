using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The rooms of the association, with what is booked in them next.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class RoomsPage(Lists lists, PageChrome chrome, TimeProvider clock) : SamstegPage
{
    /// <summary>The rooms.</summary>
    public ListPage<Row> Rooms { get; private set; } = null!;

    /// <summary>The list, on screen or as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var list = new ListDefinition<Row>("planning.rooms.caption", Sql.Of($"""
                select r.id, r.name, nullif(r.address, '') as address, r.seats, nullif(r.notes, '') as notes, r.is_closed,
                       (select min(s.starts_at) from sessions s where s.room_id = r.id and s.starts_at >= {now} and not s.is_cancelled) as next_at
                from rooms r
                """), static row => row.Id.Value)
            .Text("planning.rooms.name", static row => row.Name, sort: "name", link: static row => $"{Paths.Rooms}/lokal/{row.Id}")
            .Text("planning.rooms.address", static row => row.Address, sort: "address")
            .Number("planning.rooms.seats", static row => row.Seats, sort: "seats")
            .Moment("planning.rooms.next", static row => row.NextAt, sort: "next_at")
            .Status("planning.rooms.state", static row => row.IsClosed ? "planning.rooms.closed" : "planning.rooms.open", static row => row.IsClosed ? Tone.Neutral : Tone.Ok)
            .SearchedBy("name", "address")
            .SortedBy("name");
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "rooms", initiative: null, cancellation);
        }

        chrome.Page(T["planning.rooms.title"], T["planning.rooms.subtitle"]);
        Rooms = await lists.PageAsync(list, request, cancellation);
        return Page();
    }

    /// <summary>A room; when it is booked next within the viewer's reach.</summary>
    public sealed record Row(RoomId Id, string Name, string? Address, int? Seats, string? Notes, bool IsClosed, DateTimeOffset? NextAt);
}
