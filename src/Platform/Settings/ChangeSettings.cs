namespace Samsteg.Platform;

/// <summary>Changes the association's settings; what was and what is stand in the log.</summary>
public sealed class ChangeSettings(RequestDatabase database, AssociationSettings settings, AuditTrail audit)
{
    /// <summary>Shortest and longest rest after which a sign-in ends, in minutes.</summary>
    public const int LeastIdleMinutes = 5, MostIdleMinutes = 480;

    /// <summary>Shortest and longest life of a sign-in, in hours.</summary>
    public const int LeastHours = 1, MostHours = 24;

    /// <summary>Least and most that one user may hand in a day, in megabytes.</summary>
    public const int LeastUploadMegabytes = 25, MostUploadMegabytes = 100_000;

    /// <summary>Writes those that differ.</summary>
    internal async Task<Result> RunAsync(SettingValues wanted, CancellationToken cancellation)
    {
        if (wanted.SignIns.Idle > wanted.SignIns.Longest)
        {
            return Result.Refused("IdleMinutes", "settings.idle_minutes.longer");
        }

        settings.Forget(); // another node may have changed them a moment ago
        await settings.RefreshAsync(cancellation);
        var before = AssociationSettings.TextsOf(settings.Current);
        var changed = AssociationSettings.TextsOf(wanted).Where(setting => before[setting.Key] != setting.Value).ToList();
        foreach (var (key, value) in changed)
        {
            await database.ExecuteAsync(Sql.Of($"insert into settings (key, value) values ({key}, {value}) on conflict (key) do update set value = excluded.value"), cancellation);
        }

        if (changed.Count > 0)
        {
            await audit.RecordAsync(
                "changed", "settings", null, null,
                changes: changed.ToDictionary(static setting => setting.Key[AssociationSettings.Prefix.Length..], setting => new[] { before[setting.Key], setting.Value }), cancellation: cancellation);
            await database.CommitAsync(cancellation);
            settings.Forget();
        }

        return Result.Done;
    }
}
