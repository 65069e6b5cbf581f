using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A participant's hours in a month.</summary>
/// <param name="Id">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Sessions">Sessions present at.</param>
/// <param name="Minutes">Minutes by what is registered now.</param>
/// <param name="Certified">Minutes that are certified; null while the month is not.</param>
public sealed record MonthHoursRow(Guid Id, string Reference, string? Name, bool IsProtected, int Sessions, int Minutes, int? Certified)
{
    /// <summary>What has changed since they were certified.</summary>
    public int? Difference => Minutes - Certified;
}

/// <summary>The standing certification of a month.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Who certified.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="Before">How often the month had been certified before.</param>
public sealed record MonthCertification(Guid Id, string Name, DateTimeOffset RegisteredAt, int Before);

/// <summary>What a participant's hours of a month are made of.</summary>
public sealed record HourPart(SessionId SessionId, DateOnly Day, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, AttendanceMark Mark, int? MinutesLate)
{
    /// <summary>Minutes.</summary>
    public int Minutes => HourRule.Minutes(StartsAt, EndsAt, Mark, MinutesLate);
}

/// <summary>
/// Hours that participants have taken part, month by month: sessions that are registered as held, less minutes late (<see cref="HourRule"/>), and
/// nothing else. The day of a session in Sweden says the month.
/// </summary>
public sealed class MonthHours(RequestDatabase database)
{
    /// <summary>The month that an address names, such as <c>2026-10</c>; the one before today's for anything else.</summary>
    public static DateOnly Read(string? month, DateOnly today) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 2000 and < 2100
            ? read : new DateOnly(today.Year, today.Month, 1).AddMonths(-1);

    /// <summary>A month as addresses name it.</summary>
    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Select of <see cref="MonthHoursRow"/>, within reach.</summary>
    public static Sql Rows(InitiativeId initiative, DateOnly month) => Sql.Of($"""
        select p.id, p.reference, p.name, p.is_protected, p.family_name, coalesce(n.sessions, 0) as sessions, coalesce(n.minutes, 0) as minutes,
               coalesce(f.minutes, case when exists (select from hour_certifications h where h.initiative_id = {initiative} and h.month = {month} and h.superseded_at is null) then 0 end) as certified
        from (select a.participant_id, count(*)::integer as sessions,
                     sum(greatest(0, round(extract(epoch from s.ends_at - s.starts_at) / 60)::integer - coalesce(a.minutes_late, 0)))::integer as minutes
              from attendance a
              join sessions s on s.id = a.session_id
              join session_outcomes o on o.session_id = s.id and o.superseded_at is null and o.result = 'held'
              where a.initiative_id = {initiative} and a.superseded_at is null and a.mark in ('present', 'late')
                and a.occurred_on >= {month} and a.occurred_on < {month.AddMonths(1)}
              group by a.participant_id) n
        full join (select c.participant_id, c.minutes from certified_hours c
                   join hour_certifications h on h.id = c.certification_id and h.superseded_at is null
                   where h.initiative_id = {initiative} and h.month = {month}) f using (participant_id)
        join participants p on p.id = participant_id
        """);

    /// <summary>All rows of a month.</summary>
    public Task<IReadOnlyList<MonthHoursRow>> AllAsync(InitiativeId initiative, DateOnly month, CancellationToken cancellation) =>
        database.QueryAsync<MonthHoursRow>(Sql.Of($"select id, reference, name, is_protected, sessions, minutes, certified from ({Rows(initiative, month)}) m"), cancellation);

    /// <summary>The certification that stands; null when the month is not certified.</summary>
    public Task<MonthCertification?> CertificationAsync(InitiativeId initiative, DateOnly month, CancellationToken cancellation) => database.FindAsync<MonthCertification>(Sql.Of($"""
        select h.id, l.display_name as name, h.registered_at,
               (select count(*)::integer from hour_certifications b where b.initiative_id = h.initiative_id and b.month = h.month and b.superseded_at is not null) as before
        from hour_certifications h join accounts l on l.id = h.registered_by
        where h.initiative_id = {initiative} and h.month = {month} and h.superseded_at is null
        """), cancellation);

    /// <summary>Later months that were certified before this one was corrected: what has been sent of them is sent again, in order.</summary>
    public Task<IReadOnlyList<DateOnly>> ToSendAgainAsync(InitiativeId initiative, DateOnly month, CancellationToken cancellation) => database.QueryAsync<DateOnly>(Sql.Of($"""
        select l.month from hour_certifications h
        join hour_certifications l on l.initiative_id = h.initiative_id and l.month > h.month and l.superseded_at is null and l.registered_at < h.registered_at
        where h.initiative_id = {initiative} and h.month = {month} and h.superseded_at is null
          and exists (select from hour_certifications b where b.initiative_id = h.initiative_id and b.month = h.month and b.superseded_at is not null)
        order by l.month
        """), cancellation);

    /// <summary>What one participant's hours are made of, in order.</summary>
    public Task<IReadOnlyList<HourPart>> PartsAsync(InitiativeId initiative, DateOnly month, ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<HourPart>(Sql.Of($"""
        select s.id as session_id, a.occurred_on as day, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, s.starts_at, s.ends_at, a.mark, a.minutes_late
        from attendance a
        join sessions s on s.id = a.session_id
        join session_outcomes o on o.session_id = s.id and o.superseded_at is null and o.result = 'held'
        left join activity_series r on r.id = s.series_id
        where a.initiative_id = {initiative} and a.participant_id = {participant} and a.superseded_at is null and a.mark in ('present', 'late')
          and a.occurred_on >= {month} and a.occurred_on < {month.AddMonths(1)}
        order by s.starts_at, s.id
        """), cancellation);

    /// <summary>The participant's row of the month; null when there is none within reach.</summary>
    public Task<MonthHoursRow?> OneAsync(InitiativeId initiative, DateOnly month, ParticipantId participant, CancellationToken cancellation) => database.FindAsync<MonthHoursRow>(
        Sql.Of($"select id, reference, name, is_protected, sessions, minutes, certified from ({Rows(initiative, month)}) m where id = {participant}"), cancellation);
}
