using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A room, to add or to change.</summary>
public sealed class RoomInput
{
    /// <summary>Id of the form, which becomes the room's: sent twice it adds one.</summary>
    [FormId]
    public RoomId Form { get; set; } = NewId.Of<RoomId>();

    /// <summary>The version that the form was made of; 0 for a new one.</summary>
    public uint Version { get; set; }

    /// <summary>Name.</summary>
    [Required, StringLength(Room.NameLength)]
    public string? Name { get; init; }

    /// <summary>Where it is.</summary>
    [StringLength(Room.TextLength)]
    public string? Address { get; init; }

    /// <summary>How many it seats.</summary>
    [Range(1, Arrangement.MostCapacity)]
    public int? Seats { get; init; }

    /// <summary>What one needs to know.</summary>
    [StringLength(Room.TextLength)]
    public string? Notes { get; init; }

    /// <summary>Whether it is no longer booked; asked of one that there is.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>Adds and changes rooms.</summary>
public sealed class ChangeRoom(RequestDatabase database)
{
    /// <summary>Adds one. Refused where there is one of that name.</summary>
    public async Task<Result> AddAsync(RoomInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Room>().AnyAsync(room => room.Id == input.Form, cancellation))
        {
            return Result.Done;
        }

        if (await IsTakenAsync(input.Form, input.Name!.Trim(), cancellation))
        {
            return Result.Refused("Name", "planning.rooms.taken");
        }

        var added = new Room { Id = input.Form, Name = string.Empty, Address = string.Empty, Notes = string.Empty };
        Fill(added, input);
        database.Context.Add(added);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes one; what is booked in it stays. A conflict when somebody has changed it meanwhile.</summary>
    public async Task<Result> RunAsync(Room room, RoomInput input, CancellationToken cancellation)
    {
        if (room.Version != input.Version)
        {
            return Result.Conflict("planning.rooms.changed_meanwhile");
        }

        if (await IsTakenAsync(room.Id, input.Name!.Trim(), cancellation))
        {
            return Result.Refused("Name", "planning.rooms.taken");
        }

        Fill(room, input);
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("planning.rooms.changed_meanwhile");
        }
    }

    private static void Fill(Room room, RoomInput input)
    {
        room.Name = input.Name!.Trim();
        room.Address = input.Address?.Trim() ?? string.Empty;
        room.Seats = input.Seats;
        room.Notes = input.Notes?.Trim() ?? string.Empty;
        room.IsClosed = input.IsClosed;
    }

    private Task<bool> IsTakenAsync(RoomId own, string name, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select exists (select from rooms where name = {name} and id <> {own})"), cancellation);
}
