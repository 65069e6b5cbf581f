using System.Globalization;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Figures of activities as they are told.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="All">For all.</param>
/// <param name="Groups">For each group that has something, in order, with its name.</param>
/// <param name="Outcomes">How it went by attendance: for all, then for each band.</param>
/// <param name="At">When it was counted.</param>
public sealed record ActivityFiguresShown(
    ActivityQuestion Question, ActivityRow All, IReadOnlyList<(string Name, ActivityRow Row)> Groups, IReadOnlyList<BandOutcome> Outcomes, DateTimeOffset At);

/// <summary>
/// Counts sessions, marks and hours of a period, for all and by group, and how those who left fared by how much they came: a statement a table and initiative, added together here.
/// </summary>
public sealed class ActivityFigures(RequestDatabase database, LiveFigures figures, CurrentUser user, Texts texts, TimeProvider clock)
{
    /// <summary>Code of what is in no group: single sessions, sessions that nobody leads.</summary>
    private const string None = "none";

    /// <summary>Whether the viewer is entitled to all individuals of what is asked about.</summary>
    public bool SeesIndividuals(InitiativeId? initiative) => initiative is { } one
        ? user.SeesIndividuals(one)
        : user.Scope is { AllFigures: false, Figures.Count: > 0 } scope && scope.Figures.All(user.SeesIndividuals);

    /// <summary>What figures can be divided by. How each leader's sessions go is the leads' to see, not everybody's.</summary>
    public IReadOnlyList<ActivityDivision> Divisions(InitiativeId? initiative) =>
    [
        .. Enum.GetValues<ActivityDivision>().Where(division =>
            division is ActivityDivision.Leader ? SeesIndividuals(initiative) : division is not ActivityDivision.Initiative || initiative is null),
    ];

    /// <summary>Reads them.</summary>
    public async Task<ActivityFiguresShown> OfAsync(ActivityQuestion question, CancellationToken cancellation)
    {
        var (now, sees) = (clock.GetUtcNow(), SeesIndividuals(question.Initiative));
        // What is sorted and hashed on the way is more than a request usually has room for.
        await database.ExecuteAsync(Sql.Of($"set local work_mem = '64MB'"), cancellation);
        var counts = await CountsAsync(question, now, cancellation);
        var names = await NamesAsync(question, [.. counts.Select(static row => row.Code).OfType<string>()], cancellation);
        var outcomes = await OutcomesAsync(question, now, cancellation);

        // In the order of the names; kinds of activities, which have no row of their own, last and by their code.
        var order = names.Select(static (name, place) => (name.Code, place)).ToDictionary(static name => name.Code, static name => name.place);
        var rows = ActivityRow.Told(
            [counts.Single(static row => row.Code is null), .. counts.Where(static row => row.Code is not null).OrderBy(row => order.GetValueOrDefault(row.Code!, int.MaxValue)).ThenBy(static row => row.Code, StringComparer.Ordinal)],
            sees);
        string NameOf(string code) => order.TryGetValue(code, out var place) ? names[place].Name : texts.Find($"activity_type.{code}") ?? code;
        return new ActivityFiguresShown(
            question, rows[0], [.. rows.Skip(1).Select(row => (NameOf(row.Code!), row))], Told(outcomes, sees), now);
    }

    /// <summary>The exact counts: for all (no code) and each group that has any.</summary>
    internal async Task<IReadOnlyList<ActivityCounts>> CountsAsync(ActivityQuestion question, DateTimeOffset knownAt, CancellationToken cancellation) =>
        [.. (await OfEachAsync<ActivityCounts>(question, knownAt, initiative => Counts(question, initiative), cancellation)).Prepend(ActivityCounts.Nothing)
            .GroupBy(static row => row.Code).Select(static group => group.Aggregate(static (sum, row) => sum + row))];

    /// <summary>Those who left in the period and are not back at its end, by band: all, and those with work or studies.</summary>
    internal async Task<IReadOnlyList<BandCount>> OutcomesAsync(ActivityQuestion question, DateTimeOffset knownAt, CancellationToken cancellation) =>
        [.. (await OfEachAsync<BandCount>(question, knownAt, initiative => Outcomes(question, initiative), cancellation))
            .GroupBy(static row => row.Band).Select(static group => new BandCount(group.Key, group.Sum(static row => row.People), group.Sum(static row => row.Reached)))];

    /// <summary>The rows of every initiative that is asked about: nobody takes part in two, as one participant.</summary>
    private async Task<IEnumerable<T>> OfEachAsync<T>(ActivityQuestion question, DateTimeOffset knownAt, Func<InitiativeId, Sql> statement, CancellationToken cancellation)
    {
        IReadOnlyList<InitiativeId> initiatives = question.Initiative is { } one
            ? [one]
            : await database.QueryAsync<InitiativeId>(Sql.Of($"select i.id from initiatives i where {user.ScopeWhere(Permissions.ResultsRead).Within("i.id")}"), cancellation);
        var key = $"activities {question.From:O} {question.To:O} {question.Division} {(question.Initiative is null ? "together" : "alone")}";
        var rows = await figures.CountAsync<T>([.. initiatives.Select(initiative => new InitiativeCount(initiative, key, () => statement(initiative)))], knownAt, cancellation);
        return rows.SelectMany(static of => of);
    }

    private static IReadOnlyList<BandOutcome> Told(IReadOnlyList<BandCount> counts, bool sees)
    {
        GroupCount Of(AttendanceBand band) => counts.FirstOrDefault(count => count.Band == band) is { } count ? new GroupCount(count.Reached, count.People) : default;
        var bands = Enum.GetValues<AttendanceBand>();
        var told = GroupSuppression.Of(MeasureForm.Share, [new GroupCount(counts.Sum(static count => count.Reached), counts.Sum(static count => count.People)), .. bands.Select(Of)], sees);
        return [.. told.Select((count, place) => new BandOutcome(place == 0 ? null : bands[place - 1], count))];
    }

    private static Sql Counts(ActivityQuestion question, InitiativeId initiative)
    {
        var personCode = question.Division switch
        {
            ActivityDivision.Gender => "e.gender",
            ActivityDivision.TargetGroup => "e.initiative_id || '/' || e.target_group",
            _ => null,
        };
        var enrolled = personCode is null ? Sql.Empty : Sql.Of($"join figures.enrolments e on e.initiative_id = {initiative} and e.participant_id = x.participant_id");
        var codeOfPerson = Sql.Raw(personCode ?? "x.code");

        return Sql.Of($"""
            with s as materialized (
                select session_id, series_id, completion_minimum, day, minutes, capacity, cost_of_seat, result, code, (dense_rank() over (order by series_id, code collate "C"))::integer as part
                from (select t.*, {SessionCode(question)} as code from figures.session_times t where t.initiative_id = {initiative}) t),
            parts as materialized (select distinct part, series_id, code from s),
            ended as materialized (
                select series_id, completion_minimum, min(day) as first_day, (array_agg(code order by day desc, session_id desc))[1] as code
                from s where series_id is not null and result is distinct from 'cancelled'
                group by series_id, completion_minimum having max(day) between {question.From} and {question.To}),
            -- Of series that ended in the period what was marked before it is read too: it takes part in completing them. The plus keeps the planner from taking the two
            -- bounds for a narrow range, and from sorting half a million rows where it can hash them.
            marks as materialized (
                select s.part, a.participant_id,
                       count(*) filter (where a.occurred_on >= {question.From} and a.mark in ('present', 'late')) as came,
                       count(*) filter (where a.occurred_on >= {question.From} and a.mark = 'absent_valid') as excused,
                       count(*) filter (where a.occurred_on >= {question.From} and a.mark = 'absent_invalid') as unexcused,
                       sum(greatest(s.minutes - coalesce(a.minutes_late, 0), 0)) filter (where a.occurred_on >= {question.From} and a.mark in ('present', 'late')) as received,
                       sum(s.minutes) filter (where s.cost_of_seat is null and a.occurred_on >= {question.From} and a.mark = 'absent_invalid') as missed,
                       sum(s.cost_of_seat) filter (where s.cost_of_seat is not null and a.occurred_on >= {question.From} and a.mark = 'absent_invalid') as missed_cost,
                       count(*) filter (where s.capacity is not null and s.result = 'held' and a.occurred_on >= {question.From} and a.mark in ('present', 'late')) as seated,
                       count(*) filter (where a.mark in ('present', 'late')) as presences
                from figures.marks a join s on s.session_id = a.session_id
                where a.initiative_id = {initiative} and s.result is distinct from 'cancelled'
                  and a.occurred_on + 0 >= least({question.From}, (select min(first_day) from ended)) and a.occurred_on <= {question.To}
                group by s.part, a.participant_id),
            told (code, is_all, held, cancelled, delivered_minutes, seats, seated, people, came, excused, unexcused, received_minutes, missed_minutes, missed_cost, members, completed) as (
                select code, grouping(code) = 1, count(*) filter (where result = 'held'), count(*) filter (where result = 'cancelled'), sum(minutes) filter (where result = 'held'),
                       sum(capacity) filter (where result = 'held'), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                from s where day between {question.From} and {question.To} group by grouping sets ((code), ())
                union all
                select s.code, grouping(s.code) = 1, 0, 0, 0, 0, sum(o.persons), 0, 0, 0, 0, 0, 0, 0, 0, 0
                from figures.organisation_attendance o join s on s.session_id = o.session_id
                where o.initiative_id = {initiative} and s.result = 'held' and s.capacity is not null and s.day between {question.From} and {question.To}
                group by grouping sets ((s.code), ())
                union all
                select code, grouping(code) = 1, 0, 0, 0, 0, {(question.DividesPeople ? Sql.Raw("case when grouping(code) = 1 then sum(seated) end") : Sql.Raw("sum(seated)"))},
                       count(distinct participant_id), sum(came), sum(excused), sum(unexcused), sum(received), sum(missed), sum(missed_cost), 0, 0
                from (select {codeOfPerson} as code, x.participant_id, x.came, x.excused, x.unexcused, x.received, x.missed, x.missed_cost, x.seated
                      from (select g.code, m.* from marks m join parts g using (part)) x {enrolled} where x.came + x.excused + x.unexcused > 0) people
                group by grouping sets ((code), ())
                union all
                select code, grouping(code) = 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*), count(*) filter (where presences >= completion_minimum)
                from (select {codeOfPerson} as code, x.completion_minimum, x.presences
                      from (select n.code, b.participant_id, n.completion_minimum,
                                   case when q.asks_task and t.participant_id is null then 0 else coalesce(p.presences, 0) end as presences
                            from ended n
                            join figures.series q on q.initiative_id = {initiative} and q.series_id = n.series_id
                            join figures.series_members b on b.initiative_id = {initiative} and b.series_id = n.series_id
                            left join (select series_id, participant_id, sum(presences) as presences from marks join parts using (part) where series_id is not null group by series_id, participant_id) p
                                on p.series_id = b.series_id and p.participant_id = b.participant_id
                            left join figures.tasks_handed_in t on t.initiative_id = {initiative} and t.series_id = b.series_id and t.participant_id = b.participant_id
                                and t.occurred_on <= {question.To}) x {enrolled}) members
                group by grouping sets ((code), ()))
            select case when not is_all then code end as code, coalesce(sum(held), 0)::bigint as held, coalesce(sum(cancelled), 0)::bigint as cancelled,
                   coalesce(sum(delivered_minutes), 0)::bigint as delivered_minutes, coalesce(sum(seats), 0)::bigint as seats, coalesce(sum(seated), 0)::bigint as seated,
                   coalesce(sum(people), 0)::bigint as people, coalesce(sum(came), 0)::bigint as came, coalesce(sum(excused), 0)::bigint as excused,
                   coalesce(sum(unexcused), 0)::bigint as unexcused, coalesce(sum(received_minutes), 0)::bigint as received_minutes,
                   coalesce(sum(missed_minutes), 0)::bigint as missed_minutes, coalesce(sum(missed_cost), 0) as missed_cost, coalesce(sum(members), 0)::bigint as members, coalesce(sum(completed), 0)::bigint as completed
            from told where is_all or code is not null
            group by code, is_all
            """);
    }

    /// <summary>Types are each initiative's own; over several initiatives what they count as is told.</summary>
    private static Sql SessionCode(ActivityQuestion question) => Sql.Raw(question.Division switch
    {
        ActivityDivision.Type => question.Initiative is null ? "t.type" : "coalesce(t.activity_type_id::text, t.type)",
        ActivityDivision.Series => $"coalesce(t.series_id::text, '{None}')",
        ActivityDivision.Month => "to_char(t.day, 'YYYY-MM')",
        ActivityDivision.Weekday => "extract(isodow from t.day)::text",
        ActivityDivision.Leader => $"coalesce(t.leader_id::text, '{None}')",
        ActivityDivision.Initiative => "t.initiative_id::text",
        _ => "null::text",
    });

    /// <summary>Those who died are not among all, as in the measures of exits. What was marked up to the day somebody left counts, whenever it was.</summary>
    private static Sql Outcomes(ActivityQuestion question, InitiativeId initiative) => Sql.Of($"""
        with gone as materialized (
            select participant_id, occurred_on, coalesce(activity = any ({ActivityStatuses.WorkOrStudies}::text[]), false) as reached
            from figures.exits x
            where x.initiative_id = {initiative} and reason <> {ExitReason.Deceased} and occurred_on between {question.From} and {question.To}
              and coalesce(returned_on, 'infinity') > {question.To}),
        called_off as materialized (select session_id from figures.session_times s where s.initiative_id = {initiative} and s.result = 'cancelled'),
        shares as (
            select g.reached, count(a.mark) as marked, count(a.mark) filter (where a.mark in ('present', 'late')) as came
            from gone g
            left join (select participant_id, occurred_on, mark from figures.marks m where m.initiative_id = {initiative} and not exists (select from called_off c where c.session_id = m.session_id)) a
                on a.participant_id = g.participant_id and a.occurred_on <= g.occurred_on
            group by g.participant_id, g.occurred_on, g.reached)
        select case when marked = 0 then 'not_marked' when 2 * came < marked then 'under_half' when 5 * came <= 4 * marked then 'half_to_four_fifths' else 'over_four_fifths' end as band,
               count(*) as people, count(*) filter (where reached) as reached
        from shares group by 1
        """);

    /// <summary>Names of the groups, in order, in the viewer's scope.</summary>
    private async Task<IReadOnlyList<NamedCode>> NamesAsync(ActivityQuestion question, string[] codes, CancellationToken cancellation) => question.Division switch
    {
        ActivityDivision.Month => [.. codes.Order(StringComparer.Ordinal).Select(static code => new NamedCode(code, Display.Capital(Display.Month(DateOnly.ParseExact($"{code}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture)))))],
        ActivityDivision.Weekday => [.. codes.Order(StringComparer.Ordinal).Select(static code => new NamedCode(code, CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(code[0] - '0') % 7]))],
        ActivityDivision.Gender => [.. Enum.GetValues<Gender>().Select(gender => new NamedCode(SnakeCase.Of(gender.ToString()), texts[gender.TextKey()]))],
        _ => [.. await database.QueryAsync<NamedCode>(Sql.Of($"""select code, name from ({NamesOf(question)}) named where code = any ({codes}) order by name collate "sv-x-icu", code"""), cancellation),
            new(None, texts[question.Division is ActivityDivision.Leader ? "activity_statistics.no_leader" : "activity_statistics.single"])],
    };

    private Sql NamesOf(ActivityQuestion question) => question.Division switch
    {
        ActivityDivision.Type => Sql.Of($"select y.id::text as code, {LocalText.Column("y.name")} as name from activity_types y where {Scope(question, "y")}"),
        ActivityDivision.Series => Sql.Of($"select r.id::text as code, {LocalText.Column("r.name")} as name from activity_series r where {Scope(question, "r")}"),
        ActivityDivision.Leader => Sql.Of($"select a.id::text as code, a.display_name as name from accounts a"),
        ActivityDivision.Initiative => Sql.Of($"select i.id::text as code, {LocalText.Column("i.name")} as name from initiatives i where {user.ScopeWhere(Permissions.ResultsRead).Within("i.id")}"),
        _ => Sql.Of($"""
            select g.initiative_id || '/' || g.code as code, {LocalText.Column("g.name")}{(question.Initiative is null ? Sql.Of($" || ', ' || {LocalText.Column("i.name")}") : Sql.Empty)} as name
            from initiative_target_groups g join initiatives i on i.id = g.initiative_id
            where g.kind = 'end_user' and {Scope(question, "g")}
            """),
    };

    private Sql Scope(ActivityQuestion question, string table) => question.Initiative is { } initiative
        ? Sql.Of($"{Sql.Raw(table)}.initiative_id = {initiative}")
        : user.ScopeWhere(Permissions.ResultsRead).Within($"{table}.initiative_id");

    internal sealed record BandCount(AttendanceBand Band, long People, long Reached);

    private sealed record NamedCode(string Code, string Name);
}
