using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A room, new or to change.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class RoomPage(RequestDatabase database, ChangeRoom change, PageChrome chrome) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public RoomInput Input { get; set; } = new();

    /// <summary>The room; null for a new one.</summary>
    public Room? Room { get; private set; }

    /// <summary>The form, with what holds.</summary>
    public async Task<IActionResult> OnGetAsync(RoomId? room, CancellationToken cancellation)
    {
        if (!await LoadAsync(room, cancellation))
        {
            return NotFound();
        }

        Input = Room is null
            ? new RoomInput()
            : new RoomInput { Version = Room.Version, Name = Room.Name, Address = Room.Address, Point = Coordinates.Of(Room.Latitude, Room.Longitude)?.ToString(), Seats = Room.Seats, Notes = Room.Notes, IsClosed = Room.IsClosed };
        return Page();
    }

    /// <summary>Adds or changes it.</summary>
    public async Task<IActionResult> OnPostAsync(RoomId? room, CancellationToken cancellation)
    {
        if (!await LoadAsync(room, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Room is null
            ? Answer(await change.AddAsync(Input, cancellation), Paths.Rooms, "planning.rooms.added")
            : Answer(await change.RunAsync(Room, Input, cancellation), Paths.Rooms, "planning.rooms.changed");
    }

    private async Task<bool> LoadAsync(RoomId? id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        Room = id is null ? null : await database.Context.Set<Room>().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        chrome.Page(Room is null ? T["planning.rooms.new"] : T["planning.rooms.edit"]);
        return id is null || Room is not null;
    }
}
