using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Somebody to add to a household.</summary>
public sealed class MemberInput
{
    /// <summary>Id of the form: sent twice it makes one member.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Reference of a participant among the own cases; empty for somebody who does not take part.</summary>
    [StringLength(20)]
    public string? Reference { get; set; }

    /// <summary>What she is in it.</summary>
    [Required(ErrorMessage = "participants.household.rule.relation")]
    public HouseholdRelation? Relation { get; set; }

    /// <summary>Year of birth of somebody who does not take part.</summary>
    public int? BirthYear { get; set; }
}

/// <summary>A goal to share.</summary>
public sealed class SharedGoalInput
{
    /// <summary>Id of the form: sent twice it makes one goal.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>In their own words.</summary>
    [Required(ErrorMessage = "participants.rule.goal_text"), StringLength(HouseholdGoal.LongestText)]
    public string? Text { get; set; }
}

/// <summary>
/// Changes a participant's household. Who adds another participant has that case too; who agrees to share is seen by the others, and is no
/// longer so from the moment it is taken back.
/// </summary>
public sealed class ChangeHousehold(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Makes a household with the participant in it.</summary>
    public async Task<Result> MakeAsync(CaseFacts facts, HouseholdRelation relation, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await OwnAsync(facts.ParticipantId, cancellation) is not null)
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        var household = new Household { Id = Guid.CreateVersion7(stamp.At), InitiativeId = facts.InitiativeId };
        database.Context.AddRange(household, Member(household.Id, facts.InitiativeId, facts.ParticipantId, Guid.CreateVersion7(stamp.At), relation, null, stamp));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Adds a member: a participant among the own cases, who then does not share anything yet, or somebody who does not take part.</summary>
    /// <returns>Null when the participant has no household.</returns>
    public async Task<Result?> AddAsync(CaseFacts facts, MemberInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await OwnAsync(facts.ParticipantId, cancellation) is not { } own)
        {
            return null;
        }

        if (await database.Context.Set<HouseholdMember>().AnyAsync(row => row.MemberId == input.Form, cancellation))
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        ParticipantId? participant = null;
        if (!string.IsNullOrWhiteSpace(input.Reference))
        {
            participant = await database.ScalarAsync<Guid?>(Sql.Of($"select p.id from participants p where p.initiative_id = {facts.InitiativeId} and p.reference = {input.Reference.Trim().ToUpperInvariant()} and {CaseSql.IsOpen} and not {CaseSql.IsOnlyOpened}"), cancellation)
                is { } found ? new ParticipantId(found) : null;
            if (participant is null)
            {
                return Result.Refused(nameof(input.Reference), "participants.household.rule.reference");
            }

            if (await OwnAsync(participant.Value, cancellation) is not null)
            {
                return Result.Refused(nameof(input.Reference), "participants.household.rule.has_one");
            }
        }
        else if (input.BirthYear is { } year && (year < stamp.Today.Year - 120 || year > stamp.Today.Year))
        {
            return Result.Refused(nameof(input.BirthYear), "participants.household.rule.birth_year");
        }

        database.Context.Add(Member(own.HouseholdId, facts.InitiativeId, participant, input.Form, input.Relation!.Value, participant is null ? input.BirthYear : null, stamp));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Says that the participant shares the household's goals and is seen in it, or no longer.</summary>
    /// <returns>Null when the participant has no household.</returns>
    public async Task<Result?> AgreeAsync(CaseFacts facts, bool agrees, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await OwnAsync(facts.ParticipantId, cancellation) is not { } own)
        {
            return null;
        }

        if (agrees && facts.IsProtected)
        {
            return Result.Conflict("participants.household.rule.protected"); // where somebody lives with whom would tell where she is
        }

        if (own.Agrees != agrees)
        {
            var stamp = Stamp.Of(clock, user);
            own.Supersede(stamp.At);
            await database.Context.SaveChangesAsync(cancellation);
            database.Context.Add(own.Version(agrees, stamp));
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Takes a member out: the participant, another case of the user's, or somebody who does not take part.</summary>
    /// <returns>Null when there is no such member of the participant's household.</returns>
    public async Task<Result?> RemoveAsync(CaseFacts facts, Guid member, CancellationToken cancellation)
    {
        var own = await OwnAsync(facts.ParticipantId, cancellation);
        if (own is null
            || await database.Context.Set<HouseholdMember>().SingleOrDefaultAsync(row => row.MemberId == member && row.HouseholdId == own.HouseholdId && row.SupersededAt == null, cancellation) is not { } found
            || (found.ParticipantId is { } other && await CaseFacts.FindAsync(database, facts.InitiativeId, other, clock.Today(), cancellation) is not { IsOnlyOpened: false }))
        {
            return null;
        }

        found.Supersede(clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Adds a goal that those share who agree.</summary>
    /// <returns>Null when the participant has no household.</returns>
    public async Task<Result?> AddGoalAsync(CaseFacts facts, SharedGoalInput input, CancellationToken cancellation)
    {
        if (await OwnAsync(facts.ParticipantId, cancellation) is not { } own)
        {
            return null;
        }

        if (!own.Agrees)
        {
            return Result.Conflict("participants.household.rule.agree_first");
        }

        if (await database.Context.Set<HouseholdGoal>().AnyAsync(row => row.GoalId == input.Form, cancellation))
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        database.Context.Add(new HouseholdGoal
        {
            InitiativeId = facts.InitiativeId,
            HouseholdId = own.HouseholdId,
            GoalId = input.Form,
            Text = input.Text!.Trim(),
            State = HouseholdGoalState.Open,
            OccurredOn = stamp.Today,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Says where a goal stands.</summary>
    /// <returns>Null when there is no such goal of the participant's household.</returns>
    public async Task<Result?> MarkGoalAsync(CaseFacts facts, Guid goal, HouseholdGoalState state, CancellationToken cancellation)
    {
        var own = await OwnAsync(facts.ParticipantId, cancellation);
        if (own is not { Agrees: true }
            || await database.Context.Set<HouseholdGoal>().SingleOrDefaultAsync(row => row.GoalId == goal && row.HouseholdId == own.HouseholdId && row.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.State != state)
        {
            var stamp = Stamp.Of(clock, user);
            standing.Supersede(stamp.At);
            await database.Context.SaveChangesAsync(cancellation);
            database.Context.Add(standing.Version(state, stamp));
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private Task<HouseholdMember?> OwnAsync(ParticipantId participant, CancellationToken cancellation) =>
        database.Context.Set<HouseholdMember>().SingleOrDefaultAsync(member => member.ParticipantId == participant && member.SupersededAt == null, cancellation);

    private static HouseholdMember Member(Guid household, InitiativeId initiative, ParticipantId? participant, Guid member, HouseholdRelation relation, int? birthYear, Stamp stamp) => new()
    {
        InitiativeId = initiative,
        HouseholdId = household,
        MemberId = member,
        ParticipantId = participant,
        Relation = relation,
        BirthYear = birthYear,
        Agrees = false,
        OccurredOn = stamp.Today,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };
}
