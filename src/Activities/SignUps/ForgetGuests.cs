using System.Text.Json;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Takes away guests, who are no participants, some months after what they signed up for: their names were needed to receive them.</summary>
internal sealed class ForgetGuests(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Kind => "signup.forget";

    public TimeSpan? Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select access.forget_guests($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow().ToUniversalTime() - Kept });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
