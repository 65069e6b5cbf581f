using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>That somebody has seen a participant's absence and needs do no more.</summary>
public sealed class AbsenceSeen : Registration
{
    /// <summary>Who was away.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The day of the latest absence that was seen.</summary>
    public required DateOnly SeenThrough { get; init; }

    /// <summary>What was thought of it.</summary>
    [Sensitive]
    public required string Note { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AbsenceSeen>
    {
        public void Configure(EntityTypeBuilder<AbsenceSeen> builder) => builder.ToTable("absences_seen");
    }
}

/// <summary>What is written when an absence has been seen.</summary>
public sealed class AbsenceSeenInput
{
    /// <summary>The day of the latest absence that the page showed.</summary>
    [Required]
    public DateOnly? SeenThrough { get; init; }

    /// <summary>What was thought of it.</summary>
    [Required, StringLength(500)]
    public string Note { get; init; } = string.Empty;
}

/// <summary>Absences that somebody should ask about, and that they have been seen.</summary>
public sealed class AbsenceSigns(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private static readonly Sql IsDue = Sql.Raw("""
        (t.away >= t.in_a_row or (t.away = 1 and t.before >= t.after_presences))
        and not exists (select from contacts k where k.participant_id = t.participant_id and k.superseded_at is null and k.occurred_on >= t.last_on)
        and not exists (select from absences_seen n where n.participant_id = t.participant_id and n.superseded_at is null and n.seen_through >= t.last_on)
        """);

    /// <summary>
    /// For who works with the case: absence as the initiative's rule has it (<see cref="AbsenceRule.SignOf"/>, which this says again for many
    /// at once), until there is a contact on the day of the latest one or later, or somebody has seen it.
    /// </summary>
    public static readonly TodaySource Due = new(Permissions.ParticipantsEdit, static question => Sql.Of($"""
        select t.last_on as due_on, null::timestamptz as starts_at, case when t.away >= t.in_a_row then 'absence_in_a_row' else 'absence_first' end as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/franvaro' as path, p.initiative_id
        from ({Tails(Sql.Of($"any (array(select w.participant_id from access.worked_by({question.Account}, {question.Today}) w))"), question.Today)}) t
        join participants p on p.id = t.participant_id
        join initiatives i on i.id = p.initiative_id
        where {IsDue}
          and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
        """), Person: "subject_id");

    /// <summary>A case's latest marks, and whether its absence is to be asked about.</summary>
    public async Task<Found> FindAsync(CaseFacts facts, CancellationToken cancellation) => new(
        await database.FindAsync<Tail>(Sql.Of($"""
            select t.last_on, t.away, t.before, {IsDue} as is_due from ({Tails(Sql.Of($"{facts.ParticipantId}"), clock.Today())}) t
            """), cancellation),
        await database.QueryAsync<MarkRow>(Sql.Of($"""
            select s.id as session_id, a.occurred_on, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, a.mark, a.minutes_late
            from attendance a join sessions s on s.id = a.session_id left join activity_series r on r.id = s.series_id
            where a.participant_id = {facts.ParticipantId} and a.superseded_at is null
            order by s.starts_at desc, a.id desc limit 10
            """), cancellation),
        await database.QueryAsync<SeenRow>(Sql.Of($"""
            select n.seen_through, n.note, n.registered_at, l.display_name as name from absences_seen n join accounts l on l.id = n.registered_by
            where n.participant_id = {facts.ParticipantId} and n.superseded_at is null order by n.registered_at desc limit 10
            """), cancellation));

    /// <summary>Notes that the absence has been seen. A conflict when there has been another since the page was made, or somebody else was first.</summary>
    public async Task<Result> SeeAsync(CaseFacts facts, AbsenceSeenInput input, CancellationToken cancellation)
    {
        if ((await FindAsync(facts, cancellation)).Tail is not { IsDue: true } tail || tail.LastOn != input.SeenThrough)
        {
            return Result.Conflict("absence.changed_meanwhile");
        }

        database.Context.Add(new AbsenceSeen
        {
            InitiativeId = facts.InitiativeId, ParticipantId = facts.ParticipantId, SeenThrough = input.SeenThrough!.Value, Note = input.Note.Trim(),
            OccurredOn = clock.Today(), RegisteredAt = clock.GetUtcNow(), RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>How the marks of the last year end: absences at the end, presences before them, and the day of the latest mark.</summary>
    private static Sql Tails(Sql participants, DateOnly today) => Sql.Of($"""
        select o.participant_id, o.away, coalesce(min(o.back) filter (where not o.here and o.back > o.away), max(o.back) + 1) - o.away - 1 as before, max(o.occurred_on) as last_on,
               coalesce(max(u.in_a_row), 3) as in_a_row, coalesce(max(u.after_presences), 5) as after_presences
        from (select m.*, coalesce(min(m.back) filter (where m.here) over (partition by m.participant_id), count(*) over (partition by m.participant_id) + 1) - 1 as away
              from (select a.participant_id, a.initiative_id, a.occurred_on, a.mark in ('present', 'late') as here,
                           row_number() over (partition by a.participant_id order by s.starts_at desc, a.id desc) as back
                    from attendance a join sessions s on s.id = a.session_id
                    where a.participant_id = {participants} and a.superseded_at is null and a.occurred_on > {today.AddYears(-1)}) m) o
        left join absence_rules u on u.initiative_id = o.initiative_id
        group by o.participant_id, o.away
        """);

    /// <summary>How the marks end.</summary>
    /// <param name="LastOn">The day of the latest mark.</param>
    /// <param name="Away">Absences in a row at the end.</param>
    /// <param name="Before">Presences in a row before them.</param>
    /// <param name="IsDue">Whether it is to be asked about, and nobody has.</param>
    public sealed record Tail(DateOnly LastOn, long Away, long Before, bool IsDue);

    /// <summary>A mark.</summary>
    public sealed record MarkRow(SessionId SessionId, DateOnly OccurredOn, string Name, AttendanceMark Mark, int? MinutesLate);

    /// <summary>That it has been seen before.</summary>
    public sealed record SeenRow(DateOnly SeenThrough, string Note, DateTimeOffset RegisteredAt, string Name);

    /// <summary>What is known, the latest first; no tail where nothing is marked in a year.</summary>
    public sealed record Found(Tail? Tail, IReadOnlyList<MarkRow> Marks, IReadOnlyList<SeenRow> Seen);
}
