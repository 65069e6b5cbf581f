using System.Globalization;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo in a database: whether it is there, its today, and building it once.</summary>
internal static class DemoDatabase
{
    private const string Built = "demo.built";
    private const string ShiftedDays = "demo.shifted_days";

    /// <summary>The clock to serve with: the real one, or the demo's, shifted by whole days and remembered.</summary>
    public static async Task<TimeProvider> ClockAsync(string connectionString, DateOnly? asOf, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        if (asOf is { } day)
        {
            var days = day.DayNumber - TimeProvider.System.Today().DayNumber;
            await WriteAsync(connection, ShiftedDays, days.ToString(CultureInfo.InvariantCulture), cancellation);
            return new ShiftedClock(days);
        }

        return await ReadAsync(connection, ShiftedDays, cancellation) is { } remembered
            ? new ShiftedClock(int.Parse(remembered, CultureInfo.InvariantCulture))
            : TimeProvider.System;
    }

    public static async Task<bool> IsDemoAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        return await ReadAsync(connection, Built, cancellation) is not null;
    }

    /// <summary>Builds the demo in one transaction, unless somebody's data or the demo is there already.</summary>
    public static async Task<bool> BuildIfEmptyAsync(string connectionString, TimeProvider clock, DataKeys keys, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        await using var command = new NpgsqlCommand("select exists (select from accounts) or exists (select from initiatives)", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
        {
            return false;
        }

        await DemoBuilder.BuildAsync(connection, clock, new Cipher(keys), cancellation);
        return true;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<string?> ReadAsync(NpgsqlConnection connection, string key, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select value from settings where key = $1", connection);
        command.Parameters.Add(new() { Value = key });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, string key, string value, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value", connection);
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
