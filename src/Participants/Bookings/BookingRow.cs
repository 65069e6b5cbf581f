using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A booked meeting as pages show it.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">How.</param>
/// <param name="StartsAt">When.</param>
/// <param name="Minutes">Minutes planned.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Version">Version of the row.</param>
public sealed record BookingRow(Guid Id, ContactPurpose Purpose, ContactChannel Channel, DateTimeOffset StartsAt, int? Minutes, string Place, PlannedContactState State, uint Version)
{
    /// <summary>The day in Sweden.</summary>
    public DateOnly Day => SwedishTime.DateOf(StartsAt);

    /// <summary>Those that are booked still, and the last few that were not kept.</summary>
    internal static Task<IReadOnlyList<BookingRow>> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<BookingRow>(Sql.Of($"""
        (select {Columns} from planned_contacts b where b.participant_id = {participant} and b.state = 'booked' order by b.starts_at, b.id limit 10)
        union all
        (select {Columns} from planned_contacts b where b.participant_id = {participant} and b.state in ('excused', 'no_show') order by b.starts_at desc, b.id limit 3)
        """), cancellation);

    /// <summary>One of a participant's; null when there is none.</summary>
    internal static Task<BookingRow?> FindAsync(RequestDatabase database, ParticipantId participant, Guid booking, CancellationToken cancellation) =>
        database.FindAsync<BookingRow>(Sql.Of($"select {Columns} from planned_contacts b where b.participant_id = {participant} and b.id = {booking}"), cancellation);

    /// <summary>On the own cases: meetings of today at their time, and those that have passed without a word of what became of them.</summary>
    internal static Sql Today(TodayQuestion question) => Sql.Of($"""
        select (b.starts_at at time zone 'Europe/Stockholm')::date as due_on,
               case when b.starts_at >= {SwedishTime.At(question.Today, TimeOnly.MinValue)} then b.starts_at end as starts_at,
               'planned_contact' as kind, b.id as subject_id, coalesce(p.name, p.reference) as title, nullif(b.place, '') as detail,
               '/insatser/' || b.initiative_id || '/deltagare/' || b.participant_id || '/kontakt?bokning=' || b.id as path, b.initiative_id, b.participant_id
        from planned_contacts b
        join participants p on p.id = b.participant_id
        where b.state = 'booked' and b.starts_at < {SwedishTime.At(question.Today.AddDays(1), TimeOnly.MinValue)}
          and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
          and exists (select from case_assignments c where c.participant_id = p.id and c.account_id = {question.Account}
                      and c.valid_from <= {question.Today} and coalesce(c.valid_until, 'infinity') >= {question.Today})
        """);

    /// <summary>In the coach's calendar: the meetings of the own cases, also those that were called off. Where nobody said how long, an hour is set aside.</summary>
    internal static Sql Calendar(CalendarQuestion question) => Sql.Of($"""
        select b.id, 'meeting' as kind, b.starts_at, b.starts_at + make_interval(mins => coalesce(b.minutes, 60)) as ends_at, b.initiative_id,
               coalesce(p.name, p.reference) as title, null::text as category, nullif(b.place, '') as place,
               '/insatser/' || b.initiative_id || '/deltagare/' || b.participant_id || '/bokningar/' || b.id as path,
               b.state in ('excused', 'no_show', 'cancelled') as is_cancelled, array[{question.Account}::uuid] as takes,
               (b.state in ('excused', 'no_show', 'cancelled'))::integer as revision, b.booked_at as changed_at
        from planned_contacts b
        join participants p on p.id = b.participant_id
        where b.state <> 'moved' and b.starts_at < {question.To} and b.starts_at + make_interval(mins => coalesce(b.minutes, 60)) > {question.From}
          and b.participant_id in (select c.participant_id from case_assignments c where c.account_id = {question.Account}
                                   and c.valid_from <= {question.Today} and coalesce(c.valid_until, 'infinity') >= {question.Today})
        """);

    /// <summary>Meetings that were not kept, for the timeline.</summary>
    internal static Sql Timeline(ParticipantId participant) => Sql.Of($"""
        select b.id, (b.starts_at at time zone 'Europe/Stockholm')::date as occurred_on, b.booked_at as registered_at, b.booked_by as registered_by,
               'booking_' || b.state as kind, null::text as title, nullif(b.place, '') as detail,
               '/insatser/' || b.initiative_id || '/deltagare/' || b.participant_id || '/bokningar/' || b.id as path
        from planned_contacts b where b.participant_id = {participant} and b.state in ('excused', 'no_show', 'cancelled')
        """);

    private static Sql Columns => Sql.Raw("b.id, b.purpose, b.channel, b.starts_at, b.minutes, b.place, b.state, b.xmin as version");
}
