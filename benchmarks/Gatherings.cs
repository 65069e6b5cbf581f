using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Benchmarks;

/// <summary>An initiative that has much planned.</summary>
/// <param name="Lead">Who leads it.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Roster">A session that thirty are marked at.</param>
/// <param name="Feed">Secret of the address of its calendar.</param>
/// <param name="Open">Sessions of today, and the thirty who are expected at each.</param>
internal sealed record Gathering(Person Lead, Guid Initiative, Guid Roster, string Feed, IReadOnlyList<(Guid Session, Guid Participant)> Open);

/// <summary>
/// Groups of thirty, each with ten sessions held and eight today, in initiatives that have two thousand single sessions too, in among the days that a calendar's address tells of. The load's
/// groups are of ten, and no initiative of it plans so much: made once, and moved to today when asked for again.
/// </summary>
internal sealed class Gatherings(BenchDatabase database)
{
    private const int Initiatives = 20;
    private const int Members = 30;
    private const int HeldSessions = 10;
    private const int OpenSessions = 8;
    private const int SingleSessions = 2000;

    /// <summary>One of each of the leads that have an initiative with enough participants, and its taps of before taken away.</summary>
    public async Task<IReadOnlyList<Gathering>> MakeAsync(IReadOnlyList<Person> leads, DateOnly today, CancellationToken cancellation)
    {
        var large = (await database.ReadAsync("""
            select e.initiative_id from enrolments e
            where e.initiative_id = any ($1) and e.superseded_at is null and e.occurred_on <= $2 and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
            group by 1 having count(*) >= $3
            """, static row => row.GetGuid(0), cancellation, leads.SelectMany(static lead => lead.Initiatives).ToArray(), FirstDay(today), Members)).ToHashSet();
        var chosen = leads.SelectMany(lead => lead.Initiatives.Where(large.Contains).Take(1).Select(initiative => (Lead: lead, Initiative: initiative))).Take(Initiatives).ToList();
        var (initiatives, accounts) = (chosen.ConvertAll(static one => one.Initiative).ToArray(), chosen.ConvertAll(static one => one.Lead.Account).ToArray());
        var feeds = initiatives.Select(static initiative => $"bench-{initiative}").ToArray();
        await database.WriteAsync(Statements, cancellation, initiatives, accounts, today, feeds.Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret))).ToArray());

        var seats = (await database.ReadAsync("""
            select s.initiative_id, s.id, m.participant_id from sessions s join series_members m on m.series_id = s.series_id
            where s.series_id = any (select md5('gathering ' || i)::uuid from unnest($1) i) and s.number > $2
            """, static row => (Initiative: row.GetGuid(0), Session: row.GetGuid(1), Participant: row.GetGuid(2)), cancellation, initiatives, HeldSessions)).ToLookup(static row => row.Initiative);
        var rosters = (await database.ReadAsync("""
            select initiative_id, id from sessions where series_id = any (select md5('gathering ' || i)::uuid from unnest($1) i) and number = $2
            """, static row => (Initiative: row.GetGuid(0), Session: row.GetGuid(1)), cancellation, initiatives, HeldSessions)).ToDictionary(static row => row.Initiative, static row => row.Session);
        return [.. chosen.Select((one, place) => new Gathering(one.Lead, one.Initiative, rosters[one.Initiative], feeds[place], [.. seats[one.Initiative].Select(static seat => (seat.Session, seat.Participant))]))];
    }

    private static DateOnly FirstDay(DateOnly today) => today.AddDays(-7 * HeldSessions);

    /// <summary>Of the initiatives ($1), whose leads are $2, as of today ($3), with the digests of the addresses ($4).</summary>
    private static IReadOnlyList<string> Statements { get; } =
    [
        // The moments of what was loaded are kept as they are, as the load does.
        "set local session_replication_role = replica",
        Invariant($"""
        insert into activity_series (id, initiative_id, type, audience, name_sv, session_total, completion_minimum)
        select md5('gathering ' || i)::uuid, i, 'workshop_series', 'participants', 'Stor samling', {HeldSessions + OpenSessions}, {HeldSessions} from unnest($1::uuid[]) i on conflict do nothing
        """),
        Invariant($"""
        insert into series_members (id, initiative_id, series_id, participant_id, joined_on)
        select md5('gathering ' || p.id)::uuid, i, md5('gathering ' || i)::uuid, p.id, $3::date - {(7 * HeldSessions) + 1}
        from unnest($1::uuid[]) i
        cross join lateral (
            select e.participant_id as id from enrolments e
            where e.initiative_id = i and e.superseded_at is null and e.occurred_on <= $3::date - {7 * HeldSessions} and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
            order by 1 limit {Members}) p
        where not exists (select from series_members m where m.series_id = md5('gathering ' || i)::uuid)
        """),
        Invariant($"""
        insert into sessions (id, initiative_id, series_id, number, type, audience, name_sv, starts_at, ends_at, place)
        select md5('gathering ' || i || n)::uuid, i, md5('gathering ' || i)::uuid, n, 'workshop_series', 'participants', 'Stor samling',
               at, at + interval '45 minutes', 'Storsalen'
        from unnest($1::uuid[]) i, generate_series(1, {HeldSessions + OpenSessions}) n,
             lateral (select ($3::date - 7 * greatest({HeldSessions + 1} - n, 0) + time '00:00' + n * interval '45 minutes') at time zone 'Europe/Stockholm' as at) t
        on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at
        """),
        Invariant($"""
        delete from roster_taps where account_id = any ($2::uuid[])
        """),
        Invariant($"""
        delete from attendance a using sessions s where s.id = a.session_id and s.series_id = any (select md5('gathering ' || i)::uuid from unnest($1::uuid[]) i) and s.number > {HeldSessions}
        """),
        Invariant($"""
        insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
        select s.id, s.initiative_id, s.id, 'held', (s.starts_at at time zone 'Europe/Stockholm')::date, s.ends_at, l.account
        from unnest($1::uuid[], $2::uuid[]) l (initiative, account) join sessions s on s.series_id = md5('gathering ' || l.initiative)::uuid and s.number <= {HeldSessions}
        on conflict do nothing
        """),
        Invariant($"""
        insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
        select md5(s.id || ' ' || m.participant_id)::uuid, s.initiative_id, s.id, m.participant_id,
               case when hashtext(s.id || ' ' || m.participant_id) % 10 = 0 then 'absent_valid' else 'present' end, (s.starts_at at time zone 'Europe/Stockholm')::date, s.ends_at, l.account
        from unnest($1::uuid[], $2::uuid[]) l (initiative, account) join sessions s on s.series_id = md5('gathering ' || l.initiative)::uuid and s.number <= {HeldSessions}
        join series_members m on m.series_id = s.series_id
        on conflict do nothing
        """),
        Invariant($"""
        insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, place)
        select md5('single ' || i || n)::uuid, i, 'advice', 'participants', 'Samtal ' || n, at, at + interval '45 minutes', 'Rum ' || n % 7
        from unnest($1::uuid[]) i, generate_series(0, {SingleSessions - 1}) n,
             lateral (select ($3::date - 85 + n * 480 / {SingleSessions} + time '08:00' + n % 9 * interval '1 hour') at time zone 'Europe/Stockholm' as at) t
        on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at
        """),
        """
        insert into calendar_feeds (id, account_id, label, initiative_id, digest, made_at)
        select md5('feed ' || f.initiative)::uuid, f.account, 'Alla aktiviteter', f.initiative, f.digest, now()
        from unnest($1::uuid[], $2::uuid[], $4::bytea[]) f (initiative, account, digest) on conflict do nothing
        """,
        "analyze sessions",
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
