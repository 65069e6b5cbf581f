using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
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

    /// <summary>Coordinates, as pasted or put on the map.</summary>
    [StringLength(100)]
    public string? Point { get; init; }

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

        var (point, result) = await CheckAsync(input.Form, input, cancellation);
        if (!result.IsDone)
        {
            return result;
        }

        var added = new Room { Id = input.Form, Name = string.Empty, Address = string.Empty, Notes = string.Empty };
        Fill(added, input, point);
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

        var (point, result) = await CheckAsync(room.Id, input, cancellation);
        if (!result.IsDone)
        {
            return result;
        }

        Fill(room, input, point);
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

    private static void Fill(Room room, RoomInput input, Coordinates? point)
    {
        room.Name = input.Name!.Trim();
        room.Address = input.Address?.Trim() ?? string.Empty;
        room.Latitude = point?.Latitude;
        room.Longitude = point?.Longitude;
        room.Seats = input.Seats;
        room.Notes = input.Notes?.Trim() ?? string.Empty;
        room.IsClosed = input.IsClosed;
    }

    private async Task<(Coordinates? Point, Result Result)> CheckAsync(RoomId own, RoomInput input, CancellationToken cancellation)
    {
        var (point, problem) = Coordinates.Read(input.Point, nameof(input.Point));
        return problem is not null ? (null, Result.Of([problem]))
            : await database.ScalarAsync<bool>(Sql.Of($"select exists (select from rooms where name = {input.Name!.Trim()} and id <> {own})"), cancellation)
                ? (null, Result.Refused("Name", "planning.rooms.taken"))
                : (point, Result.Done);
    }
}
