using System.Globalization;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo in a database: whether it is there, its today, and building it once.</summary>
internal static class DemoDatabase
{
    private const string Built = "demo.built";
    private const string ShiftedDays = "demo.shifted_days";

    /// <summary>
    /// The demo's clock, shifted by whole days when a day was asked for once; the real one where the database holds
    /// no demo.
    /// </summary>
    /// <param name="asOf">Today of the demo from now on; null leaves it as it is. Where there is no demo it says nothing.</param>
    public static async Task<TimeProvider> ClockAsync(string connectionString, DateOnly? asOf, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        if (await ReadAsync(connection, Built, cancellation) is null)
        {
            return TimeProvider.System;
        }

        if (asOf is { } day)
        {
            await WriteAsync(connection, ShiftedDays, DaysTo(day).ToString(CultureInfo.InvariantCulture), cancellation);
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
    public static async Task<bool> BuildIfEmptyAsync(string connectionString, DateOnly? asOf, DataKeys keys, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        await using var command = new NpgsqlCommand("select exists (select from accounts) or exists (select from initiatives)", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
        {
            return false;
        }

        await DemoBuilder.BuildAsync(connection, asOf is { } day ? new ShiftedClock(DaysTo(day)) : TimeProvider.System, new Cipher(keys), cancellation);
        return true;
    }

    private static int DaysTo(DateOnly day) => day.DayNumber - TimeProvider.System.Today().DayNumber;

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
