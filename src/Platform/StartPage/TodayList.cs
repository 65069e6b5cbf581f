namespace Samsteg.Platform;

/// <summary>A thing to do.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="StartsAt">The time, when it has one.</param>
/// <param name="Kind">Names its label and action: <c>today.KIND.action</c>.</param>
/// <param name="SubjectId">What it concerns.</param>
/// <param name="Title">First line; null when the kind's label says it all.</param>
/// <param name="Detail">Second line.</param>
/// <param name="Path">Where to do it.</param>
/// <param name="InitiativeId">The initiative; null when it belongs to the association's own registers.</param>
public sealed record TodayRow(
    DateOnly DueOn, DateTimeOffset? StartsAt, string Kind, Guid SubjectId, string? Title, string? Detail, string Path, InitiativeId? InitiativeId)
{
    /// <summary>How late it is, in words; for what was due before today.</summary>
    public string Lateness(Texts texts, DateOnly today) =>
        today.DayNumber - DueOn.DayNumber is var days && days == 1 ? texts["today.day_late"] : texts["today.days_late", days];
}

/// <summary>What all capabilities have for a user today: one statement over their sources.</summary>
public sealed class TodayList(IEnumerable<Capability> capabilities, CurrentUser user, RequestDatabase database)
{
    /// <summary>Most rows shown; the rest come when these are done.</summary>
    public const int Most = 60;

    /// <summary>The rows, what is oldest first.</summary>
    /// <param name="question">Who asks, and the day.</param>
    /// <param name="initiative">Only what belongs to it; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<IReadOnlyList<TodayRow>> ReadAsync(TodayQuestion question, InitiativeId? initiative, CancellationToken cancellation) =>
        Union(question, initiative) is { } union
            ? database.QueryAsync<TodayRow>(Sql.Of($"""
                select due_on, starts_at, kind, subject_id, title, detail, path, initiative_id
                from ({union}) due
                order by due_on, starts_at nulls last, kind, subject_id
                limit {Most}
                """), cancellation)
            : Task.FromResult<IReadOnlyList<TodayRow>>([]);

    private Sql? Union(TodayQuestion question, InitiativeId? initiative)
    {
        var within = initiative is { } one ? Sql.Of($"initiative_id = {one} and ") : Sql.Empty;
        var sources = capabilities.SelectMany(static capability => capability.Today)
            .Where(source => user.May(source.Permission))
            .Select(source => Sql.Of($"select due_on, starts_at, kind, subject_id, title, detail, path, initiative_id from ({source.Rows(question)}) source where {within}(initiative_id is null or {user.ScopeWhere(source.Permission).Within("initiative_id")})"))
            .ToList();
        return sources.Count == 0 ? null : Sql.Join(" union all ", sources);
    }
}
