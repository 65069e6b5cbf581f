using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who is to join a series.</summary>
public sealed class MembersInput
{
    /// <summary>The participants.</summary>
    public List<ParticipantId> Participants { get; init; } = [];

    /// <summary>First day they are expected.</summary>
    [Required]
    public DateOnly? JoinedOn { get; init; }
}

/// <summary>Adds participants to a series and lets them leave it.</summary>
public sealed class ChangeMembers(RequestDatabase database, MemberCandidates candidates, SignUpTargets targets, SignUpParticipants signUp, TimeProvider clock)
{
    /// <summary>
    /// Adds them; those for whom there is no place are put on the waiting list, the last ones chosen first. Refused for those who are not enrolled on the day, have
    /// left the initiative, or are members already.
    /// </summary>
    public async Task<Result> AddAsync(SeriesOverview.Head series, MembersInput input, CancellationToken cancellation)
    {
        if (!series.Audience.ForParticipants())
        {
            return Result.Refused(string.Empty, "activities.members.not_for_organisations");
        }

        if (input.Participants.Count == 0)
        {
            return Result.Refused("Participants", "activities.members.none_chosen");
        }

        if (input.JoinedOn > clock.Today())
        {
            return Result.Refused("JoinedOn", "activities.members.joined_in_future");
        }

        var eligible = await candidates.AllAsync(series, cancellation);
        var chosen = eligible.Where(row => input.Participants.Contains(row.Id)).ToList();
        if (chosen.Count < input.Participants.Distinct().Count())
        {
            return Result.Refused("Participants", "activities.members.not_eligible");
        }

        if (chosen.MaxBy(static row => row.EnrolledOn) is { } latest && latest.EnrolledOn > input.JoinedOn)
        {
            return Result.Refused("JoinedOn", "activities.members.before_enrolment", latest.Name ?? latest.Reference, Display.Day(latest.EnrolledOn));
        }

        var target = (await targets.LockAsync(series.InitiativeId, series.Id.Value, cancellation))!;
        var told = await signUp.RunAsync(target, [.. chosen.Select(static row => row.Id)], input.JoinedOn!.Value, cancellation);
        Waiting = told.Count(static row => row.Verdict is SignUpVerdict.Waits);
        return Result.Done;
    }

    /// <summary>How many of those who were added last wait for a place.</summary>
    public int Waiting { get; private set; }

    /// <summary>Lets a member leave from today; one who was never marked is taken away as if never added. False when not a member.</summary>
    public async Task<bool> RemoveAsync(SeriesOverview.Head series, ParticipantId participant, CancellationToken cancellation)
    {
        if (await FindAsync(series, participant, cancellation) is not { LeftOn: null } member)
        {
            return false;
        }

        var isMarked = await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from attendance a join sessions s on s.id = a.session_id
                           where s.series_id = {series.Id} and a.participant_id = {participant})
                or exists (select from next_step_wishes where series_id = {series.Id} and participant_id = {participant})
            """), cancellation);
        if (isMarked)
        {
            member.Leave(clock.Today());
        }
        else
        {
            database.Context.Remove(member);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<SeriesMember?> FindAsync(SeriesOverview.Head series, ParticipantId participant, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<SeriesMember>()
            .SingleOrDefaultAsync(member => member.SeriesId == series.Id && member.ParticipantId == participant, cancellation);
    }
}

/// <summary>Finds who may join a series: enrolled in its initiative, not exited, not a member. Those who have completed such a series come last.</summary>
public sealed class MemberCandidates(RequestDatabase database)
{
    /// <summary>By name, within reach.</summary>
    public Task<IReadOnlyList<Row>> AllAsync(SeriesOverview.Head series, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select p.id, p.reference, p.name, e.occurred_on as enrolled_on, c.name as completed
        from participants p
        join enrolments e on e.participant_id = p.id and e.superseded_at is null
        left join lateral (
            select {LocalText.Column("r.name")} as name
            from activity_series r
            join sessions s on s.series_id = r.id
            join attendance a on a.session_id = s.id and a.participant_id = p.id and a.superseded_at is null and a.mark in ('present', 'late')
            where r.initiative_id = p.initiative_id and r.type = {series.Type}
            group by r.id, p.id having count(*) >= r.completion_minimum and {CompletionSql.TaskIsDoneBy("p.id")}
            order by max(a.occurred_on) desc, r.id limit 1) c on true
        where p.initiative_id = {series.InitiativeId} and not (p.id = {OnlyOpened.Any})
          and not exists (select from participant_waits w join sign_up_openings u on u.id = w.opening_id where u.series_id = {series.Id} and w.participant_id = p.id)
          and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
          and not exists (select from series_members m where m.series_id = {series.Id} and m.participant_id = p.id and m.left_on is null)
        order by c.name is not null, p.family_name, p.given_name, p.reference, p.id
        """), cancellation);

    /// <summary>A participant who may join; the name is null for a protected identity, and so is the series of the kind last completed where there is none.</summary>
    public sealed record Row(ParticipantId Id, string Reference, string? Name, DateOnly EnrolledOn, string? Completed);
}
