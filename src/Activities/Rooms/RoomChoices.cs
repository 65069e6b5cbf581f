using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The rooms that can be booked.</summary>
public sealed class RoomChoices(RequestDatabase database)
{
    /// <summary>By name, with where they are and how many they seat; one that was chosen before it was closed is among them.</summary>
    public async Task<IReadOnlyList<Choice>> AllAsync(RoomId? chosen, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select id, concat_ws(', ', name, nullif(address, '')) as name, seats from rooms
            where not is_closed or id = {chosen}::uuid order by name, id
            """), cancellation);
        return [.. rows.Select(static row => new Choice(row.Id.ToString(), row.Seats is { } seats ? $"{row.Name} ({seats})" : row.Name))];
    }

    private sealed record Row(RoomId Id, string Name, int? Seats);
}
