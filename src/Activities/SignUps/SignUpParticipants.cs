using Microsoft.EntityFrameworkCore;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What becomes of a participant whom staff signs up; labels are <c>sign_up_verdict.CODE</c>.</summary>
public enum SignUpVerdict
{
    /// <summary>Gets a place.</summary>
    Place,

    /// <summary>Is put on the waiting list.</summary>
    Waits,

    /// <summary>Has a place already.</summary>
    HasPlace,

    /// <summary>Waits already, and keeps the turn.</summary>
    WaitsAlready,

    /// <summary>Takes part in the initiative only from a later day.</summary>
    NotYet,

    /// <summary>Has left the initiative.</summary>
    HasLeft,
}

/// <summary>A participant who is to be signed up.</summary>
/// <param name="Id">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="EnrolledOn">When they were enrolled.</param>
/// <param name="HasLeft">Whether they have left the initiative.</param>
/// <param name="HasPlace">Whether they have a place already.</param>
/// <param name="IsWaiting">Whether they wait already.</param>
public sealed record SignUpCandidate(ParticipantId Id, string Reference, string? Name, DateOnly EnrolledOn, bool HasLeft, bool HasPlace, bool IsWaiting);

/// <summary>Participants who wait for a place at something.</summary>
/// <param name="Initiative">The initiative.</param>
/// <param name="Target">The series, or the session that stands alone.</param>
/// <param name="Rows">Who waits, in order.</param>
public sealed record WaitingList(InitiativeId Initiative, Guid Target, IReadOnlyList<WaitingList.Row> Rows)
{
    /// <summary>Nobody.</summary>
    public static WaitingList None { get; } = new(default, default, []);

    /// <summary>Somebody who waits; the name is null for a protected identity. Who is covered is somebody else's case, met as leader of a group.</summary>
    public sealed record Row(ParticipantId Id, string Reference, string? Name, bool IsProtected, DateTimeOffset MadeAt, bool IsCovered);
}

/// <summary>Says what becomes of those who are signed up together.</summary>
public static class SignUpRule
{
    /// <summary>Places are given in the order of the candidates, as far as they last.</summary>
    /// <param name="candidates">Who.</param>
    /// <param name="free">Places there are; null: as many as are wanted.</param>
    /// <param name="day">Whoever is enrolled later than this cannot come.</param>
    public static IReadOnlyList<(SignUpCandidate Who, SignUpVerdict Verdict)> Judge(IEnumerable<SignUpCandidate> candidates, int? free, DateOnly day)
    {
        var left = free ?? int.MaxValue;
        return [.. candidates.Select(who => (who, who switch
        {
            { HasPlace: true } => SignUpVerdict.HasPlace,
            { HasLeft: true } => SignUpVerdict.HasLeft,
            { IsWaiting: true } => SignUpVerdict.WaitsAlready,
            _ when who.EnrolledOn > day => SignUpVerdict.NotYet,
            _ => left-- > 0 ? SignUpVerdict.Place : SignUpVerdict.Waits,
        }))];
    }
}

/// <summary>Signs participants up for a series, or a session that stands alone, several at a time; and ends it.</summary>
public sealed class SignUpParticipants(RequestDatabase database, ChangeSignUps waits, TimeProvider clock)
{
    /// <summary>Most at a time.</summary>
    public const int Most = 500;

    /// <summary>
    /// Those of the asked whom the user may sign up, in the order asked: the own cases, or everybody's for who leads the initiative. Never whose file is only opened.
    /// </summary>
    public Task<IReadOnlyList<SignUpCandidate>> CandidatesAsync(InitiativeId initiative, SignUpTarget? target, IReadOnlyCollection<ParticipantId> asked, CancellationToken cancellation) =>
        database.QueryAsync<SignUpCandidate>(Sql.Of($"""
            select p.id, p.reference, p.name, e.occurred_on as enrolled_on,
                   exists (select from exits x where x.participant_id = p.id and x.superseded_at is null) as has_left,
                   exists (select from series_members m where m.series_id = {target?.SeriesId}::uuid and m.participant_id = p.id and m.left_on is null)
                   or exists (select from session_participants g where g.session_id = {target?.SessionId}::uuid and g.participant_id = p.id) as has_place,
                   exists (select from participant_waits w join sign_up_openings o on o.id = w.opening_id
                           where w.participant_id = p.id and (o.series_id = {target?.SeriesId}::uuid or o.session_id = {target?.SessionId}::uuid)) as is_waiting
            from participants p
            join enrolments e on e.participant_id = p.id and e.superseded_at is null
            where p.id = any ({asked}::uuid[]) and p.initiative_id = {initiative} and not (p.id = {OnlyOpened.Any})
            order by array_position({asked}::uuid[], p.id)
            """), cancellation);

    /// <summary>What would become of those of the asked whom the user may sign up; nothing is written.</summary>
    /// <param name="target">What for.</param>
    /// <param name="asked">Who, those who get a place first first.</param>
    /// <param name="joinsOn">First day in a series; at a session that stands alone its own day counts.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<(SignUpCandidate Who, SignUpVerdict Verdict)>> JudgeAsync(
        SignUpTarget target, IReadOnlyCollection<ParticipantId> asked, DateOnly joinsOn, CancellationToken cancellation) =>
        SignUpRule.Judge(
            await CandidatesAsync(target.InitiativeId, target, asked, cancellation), target.FreeNow,
            target.SessionId is not null && target.StartsAt is { } starts ? SwedishTime.DateOf(starts) : joinsOn);

    /// <summary>Signs them up as far as there are places, and puts the others on the waiting list. The caller has locked the target.</summary>
    public async Task<IReadOnlyList<(SignUpCandidate Who, SignUpVerdict Verdict)>> RunAsync(
        SignUpTarget target, IReadOnlyCollection<ParticipantId> asked, DateOnly joinsOn, CancellationToken cancellation)
    {
        var judged = await JudgeAsync(target, asked, joinsOn, cancellation);
        List<ParticipantId> Those(SignUpVerdict verdict) => [.. judged.Where(row => row.Verdict == verdict).Select(static row => row.Who.Id)];
        await AddAsync(target, Those(SignUpVerdict.Place), joinsOn, cancellation);
        await waits.WaitAsync(target, Those(SignUpVerdict.Waits), cancellation);
        return judged;
    }

    /// <summary>Those who wait, within the user's reach, in order.</summary>
    public async Task<WaitingList> WaitingAsync(InitiativeId initiative, Guid target, CancellationToken cancellation) => new(initiative, target, await database.QueryAsync<WaitingList.Row>(Sql.Of($"""
        select p.id, p.reference, p.name, p.is_protected, w.made_at, e.id is null as is_covered
        from participant_waits w
        join sign_up_openings o on o.id = w.opening_id
        join participants p on p.id = w.participant_id
        left join enrolments e on e.participant_id = p.id and e.superseded_at is null
        where o.initiative_id = {initiative} and {target} in (o.series_id, o.session_id) and not (p.id = {OnlyOpened.Any}) order by w.made_at, w.id
        """), cancellation));

    /// <summary>Ends the sign-up of somebody who has not been marked, or waits. False when there is none within reach.</summary>
    public async Task<bool> EndAsync(SignUpTarget target, ParticipantId participant, CancellationToken cancellation)
    {
        if (await CandidatesAsync(target.InitiativeId, target, [participant], cancellation) is not [{ } found])
        {
            return false;
        }

        if (found.IsWaiting)
        {
            return await waits.StopWaitingAsync(target, participant, cancellation);
        }

        var session = target.SessionId;
        if (session is null || await database.Context.Set<SessionParticipant>().SingleOrDefaultAsync(comes => comes.SessionId == session && comes.ParticipantId == participant, cancellation) is not { } comes
            || await database.ScalarAsync<bool>(Sql.Of($"select exists (select from attendance where session_id = {session} and participant_id = {participant})"), cancellation))
        {
            return false;
        }

        database.Context.Remove(comes);
        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task AddAsync(SignUpTarget target, List<ParticipantId> participants, DateOnly joinsOn, CancellationToken cancellation)
    {
        if (target.SeriesId is { } series)
        {
            var former = await database.Context.Set<SeriesMember>().Where(member => member.SeriesId == series && participants.Contains(member.ParticipantId)).ToDictionaryAsync(static member => member.ParticipantId, cancellation);
            foreach (var participant in participants)
            {
                if (former.TryGetValue(participant, out var member))
                {
                    member.Return();
                }
                else
                {
                    database.Context.Add(new SeriesMember { InitiativeId = target.InitiativeId, SeriesId = series, ParticipantId = participant, JoinedOn = joinsOn });
                }
            }
        }
        else
        {
            database.Context.AddRange(participants.Select(participant => new SessionParticipant
            {
                InitiativeId = target.InitiativeId, SessionId = target.SessionId!.Value, ParticipantId = participant, Origin = SessionOrigin.SignedUp, AddedOn = clock.Today(),
            }));
        }

        await database.Context.SaveChangesAsync(cancellation);
    }
}
