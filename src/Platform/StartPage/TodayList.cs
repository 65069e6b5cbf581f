using System.Globalization;

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
/// <param name="Person">The participant it concerns; null when it concerns none.</param>
/// <param name="Matter">What it is to the user.</param>
public sealed record TodayRow(
    DateOnly DueOn, DateTimeOffset? StartsAt, string Kind, Guid SubjectId, string? Title, string? Detail, string Path, InitiativeId? InitiativeId, Guid? Person = null, TodayMatter Matter = TodayMatter.Due)
{
    /// <summary>How late it is, in words; for what was due before today.</summary>
    public string Lateness(Texts texts, DateOnly today) =>
        today.DayNumber - DueOn.DayNumber is var days && days == 1 ? texts["today.day_late"] : texts["today.days_late", days];
}

/// <summary>What is due.</summary>
/// <param name="Rows">What is oldest first, as many as were asked for.</param>
/// <param name="Total">How many there are.</param>
public sealed record TodayFound(IReadOnlyList<TodayRow> Rows, long Total);

/// <summary>What all capabilities have for a user today: one statement over their sources.</summary>
public sealed class TodayList(IEnumerable<Capability> capabilities, CurrentUser user, RequestDatabase database)
{
    /// <summary>Most rows shown at first; the others when they are asked for, or when these are done.</summary>
    public const int Most = 60;

    /// <summary>Most rows shown when all are asked for.</summary>
    public const int MostOfAll = 1000;

    /// <summary>The rows, what is booked today first, then what is oldest, and how many there are.</summary>
    /// <param name="question">Who asks, and the day.</param>
    /// <param name="initiative">Only what belongs to it; null for all.</param>
    /// <param name="most">As many rows at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<TodayFound> ReadAsync(TodayQuestion question, InitiativeId? initiative, int most, CancellationToken cancellation)
    {
        var sources = capabilities.SelectMany(static capability => capability.Today).Where(source => user.May(source.Permission)).ToList();
        if (sources.Count == 0)
        {
            return new TodayFound([], 0);
        }

        var within = initiative is { } one ? Sql.Of($"initiative_id = {one} and ") : Sql.Empty;
        var union = Sql.Join(" union all ", sources.Select((source, index) => Sql.Of($"""
            select due_on, starts_at, kind, subject_id, title, detail, path, initiative_id, {Column(source.Person, "uuid")} as person, {Column(source.Day, "date")} as detail_day, {Sql.Raw(index.ToString(CultureInfo.InvariantCulture))} as source
            from ({source.Rows(question)}) source where {within}(initiative_id is null or {user.ScopeWhere(source.Permission).Within("initiative_id")})
            """)));
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select due_on, starts_at, kind, subject_id, title, detail, path, initiative_id, person, detail_day, source, count(*) over () as total
            from ({union}) due
            order by (due_on = {question.Today} and starts_at is not null) desc, due_on, starts_at nulls last, kind, subject_id
            limit {most}
            """), cancellation);
        return new TodayFound([.. rows.Select(row => row.Shown(sources[row.Source].Matter(row.Kind), question.Today))], rows.Count == 0 ? 0 : rows[0].Total);
    }

    private static Sql Column(string? name, string type) => Sql.Raw(name is null ? $"null::{type}" : name);

    private sealed record Row(
        DateOnly DueOn, DateTimeOffset? StartsAt, string Kind, Guid SubjectId, string? Title, string? Detail, string Path, InitiativeId? InitiativeId, Guid? Person, DateOnly? DetailDay, int Source, long Total)
    {
        public TodayRow Shown(TodayMatter matter, DateOnly today) => new(
            DueOn, StartsAt, Kind, SubjectId, Title, DetailDay is { } day ? string.Join(" · ", new[] { day.Year == today.Year ? Display.ShortDay(day) : Display.Day(day), Detail }.Where(static part => !string.IsNullOrEmpty(part))) : Detail, Path, InitiativeId, Person, matter);
    }
}
