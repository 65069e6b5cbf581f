using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An enterprise that joins a cohort.</summary>
public sealed class JoinCohortInput
{
    /// <summary>Id of the form, which becomes the membership's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Which; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? JoinedOn { get; set; }

    /// <summary>The phase it begins in.</summary>
    [Required]
    public Guid? Phase { get; set; }
}

/// <summary>That an enterprise leaves before the end.</summary>
public sealed class LeaveCohortInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>The day; empty when it has not left.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Why.</summary>
    [StringLength(CohortMember.LongestReason)]
    public string? Reason { get; set; }
}

/// <summary>Enterprises that go on to a phase.</summary>
public sealed class MoveCohortInput
{
    /// <summary>Which.</summary>
    public IList<Guid> Members { get; set; } = [];

    /// <summary>Where to: the id of a phase, or <see cref="Completed"/>.</summary>
    [Required]
    public string? To { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>That they have gone through all phases.</summary>
    public const string Completed = "completed";
}

/// <summary>Who belongs to a cohort and which phase each is in.</summary>
public sealed class ChangeCohortMembers(RequestDatabase database, CohortReader cohorts, CurrentUser user, TimeProvider clock)
{
    /// <summary>Adds an enterprise in a phase. Refused when there is no room, or it belongs already.</summary>
    /// <returns>Null when the initiative has no such cohort.</returns>
    public async Task<Result?> JoinAsync(InitiativeId initiative, Guid id, JoinCohortInput input, CancellationToken cancellation)
    {
        if (await cohorts.LockAsync(initiative, id, cancellation) is not { } cohort)
        {
            return null;
        }

        var members = await cohorts.MembersAsync(id, cancellation);
        if (members.Any(member => member.Id == input.Form))
        {
            return Result.Done;
        }

        List<Problem> problems = [];
        if (members.Any(member => member.OrganisationId == input.Organisation && member.LeftOn is null))
        {
            problems.Add(new Problem(nameof(input.Organisation), "cohorts.member.twice"));
        }
        else if (!await database.ScalarAsync<bool>(Sql.Of($"select exists (select from organisations where id = {input.Organisation})"), cancellation))
        {
            problems.Add(new Problem(nameof(input.Organisation), "cohorts.member.unknown"));
        }

        if (members.Count(static member => member.LeftOn is null) >= cohort.Capacity)
        {
            problems.Add(new Problem(string.Empty, "cohorts.member.full", cohort.Capacity));
        }

        if ((await cohorts.PhasesAsync(id, cancellation)).All(phase => phase.Id != input.Phase))
        {
            problems.Add(new Problem(nameof(input.Phase), "cohorts.phase.unknown"));
        }

        if (input.JoinedOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.JoinedOn), "cohorts.day_ahead"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new CohortMember { Id = input.Form, InitiativeId = initiative, CohortId = id, OrganisationId = input.Organisation!.Value, JoinedOn = input.JoinedOn!.Value });
        database.Context.Add(MoveOf(initiative, input.Form, input.Phase, input.JoinedOn.Value));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Says that an enterprise left before the end, or that it did not.</summary>
    /// <returns>Null when the cohort has no such member.</returns>
    public async Task<Result?> LeaveAsync(InitiativeId initiative, Guid id, Guid memberId, LeaveCohortInput input, CancellationToken cancellation)
    {
        if (await cohorts.LockAsync(initiative, id, cancellation) is not { } cohort
            || await database.Context.Set<CohortMember>().SingleOrDefaultAsync(found => found.Id == memberId && found.CohortId == id, cancellation) is not { } member)
        {
            return null;
        }

        if (member.Version != input.Version)
        {
            return Result.Conflict("cohorts.changed_meanwhile");
        }

        var members = await cohorts.MembersAsync(id, cancellation);
        var others = members.Where(other => other.Id != memberId && other.LeftOn is null).ToList();
        var course = members.Single(view => view.Id == memberId).Course;
        var problem = input.LeftOn switch
        {
            { } day when day > clock.Today() => new Problem(nameof(input.LeftOn), "cohorts.day_ahead"),
            { } day when day < member.JoinedOn || day < course.LastDay => new Problem(nameof(input.LeftOn), "cohorts.before_last", Display.Day(course.LastDay ?? member.JoinedOn)),
            not null when course.CompletedOn is not null => new Problem(string.Empty, "cohorts.member.completed"),
            not null when string.IsNullOrWhiteSpace(input.Reason) => new Problem(nameof(input.Reason), "ui.required"),
            null when others.Any(other => other.OrganisationId == member.OrganisationId) => new Problem(nameof(input.LeftOn), "cohorts.member.twice"),
            null when member.LeftOn is not null && others.Count >= cohort.Capacity => new Problem(string.Empty, "cohorts.member.full", cohort.Capacity),
            _ => null,
        };
        if (problem is not null)
        {
            return Result.Of([problem]);
        }

        (member.LeftOn, member.LeftReason) = (input.LeftOn, input.LeftOn is null ? string.Empty : input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Moves enterprises on, all or none. Refused for one that has left or gone through all, that is there already, or where something later is registered.</summary>
    /// <returns>Null when the initiative has no such cohort.</returns>
    public async Task<Result?> MoveAsync(InitiativeId initiative, Guid id, MoveCohortInput input, CancellationToken cancellation)
    {
        if (await cohorts.LockAsync(initiative, id, cancellation) is null)
        {
            return null;
        }

        var phase = (await cohorts.PhasesAsync(id, cancellation)).FirstOrDefault(found => found.Id.ToString() == input.To)?.Id;
        var chosen = (await cohorts.MembersAsync(id, cancellation)).Where(member => input.Members.Contains(member.Id)).ToList();
        List<Problem> problems = [];
        if (phase is null && input.To != MoveCohortInput.Completed)
        {
            problems.Add(new Problem(nameof(input.To), "cohorts.phase.unknown"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.day_ahead"));
        }
        else if (chosen.Max(static member => member.Course.LastDay) is { } last && input.OccurredOn < last)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.before_last", Display.Day(last)));
        }

        if (chosen.Count == 0 || chosen.Count < input.Members.Distinct().Count())
        {
            problems.Add(new Problem(nameof(input.Members), "cohorts.move.choose"));
        }
        else if (chosen.FirstOrDefault(member => member.Course.State is not CohortMemberState.Ongoing || (phase is not null && member.Course.Current == phase)) is { } wrong)
        {
            problems.Add(new Problem(nameof(input.Members), "cohorts.move.not_from_there", wrong.Organisation));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.AddRange(chosen.Select(member => MoveOf(initiative, member.Id, phase, input.OccurredOn!.Value)));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a member's last move back, for a reason; it is where it was before. The first cannot be taken back.</summary>
    /// <returns>Null when the cohort has no such move; a conflict when another came after it.</returns>
    public async Task<Result?> RetractMoveAsync(InitiativeId initiative, Guid id, Guid memberId, Guid move, string reason, CancellationToken cancellation)
    {
        if (await cohorts.LockAsync(initiative, id, cancellation) is null
            || (await cohorts.MembersAsync(id, cancellation)).FirstOrDefault(member => member.Id == memberId) is not { } member
            || member.Course.Steps.All(step => step.Id != move))
        {
            return null;
        }

        if (member.Course.Steps[^1].Id != move || member.Course.Steps.Count == 1)
        {
            return Result.Conflict("cohorts.move.not_last");
        }

        (await database.Context.Set<CohortMove>().SingleAsync(found => found.Id == move, cancellation)).Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private CohortMove MoveOf(InitiativeId initiative, Guid member, Guid? phase, DateOnly day) => new()
    {
        InitiativeId = initiative, MemberId = member, PhaseId = phase, OccurredOn = day, RegisteredAt = clock.GetUtcNow(), RegisteredBy = user.RequiredAccount,
    };
}
