using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What came of a next step, as a form gives it.</summary>
public sealed class AdviceFollowUpInput
{
    /// <summary>Id of the form, which becomes the follow-up's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>What came of it.</summary>
    [Required]
    public AdviceEffect? Effect { get; set; }

    /// <summary>In words.</summary>
    [StringLength(AdviceFollowUp.LongestWords)]
    public string? Words { get; set; }

    /// <summary>When it is asked again.</summary>
    public DateOnly? NextOn { get; set; }
}

/// <summary>Follows advice up, and takes a follow-up back.</summary>
public sealed class FollowUpAdvice(RequestDatabase database, RegisterAdvice advice, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers what came of it.</summary>
    /// <returns>Null when there is no such advice.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, AdviceFollowUpInput input, CancellationToken cancellation)
    {
        if (await advice.StandingAsync(initiative, id, cancellation) is not { } standing)
        {
            return null;
        }

        if (await database.Context.Set<AdviceFollowUp>().AnyAsync(row => row.Id == input.Form && row.AdviceId == id, cancellation))
        {
            return Result.Done;
        }

        var problems = ProblemsOf(standing, input).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new AdviceFollowUp
        {
            Id = input.Form,
            InitiativeId = initiative,
            AdviceId = id,
            Effect = input.Effect!.Value,
            Words = input.Words?.Trim() ?? string.Empty,
            NextOn = input.NextOn,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back; how it stood before holds again.</summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> RetractAsync(InitiativeId initiative, Guid id, Guid followUp, string reason, CancellationToken cancellation)
    {
        if (await database.Context.Set<AdviceFollowUp>().SingleOrDefaultAsync(
            row => row.Id == followUp && row.AdviceId == id && row.InitiativeId == initiative && row.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        standing.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private IEnumerable<Problem> ProblemsOf(AdviceSession standing, AdviceFollowUpInput input)
    {
        if (input.OccurredOn > clock.Today())
        {
            yield return new Problem(nameof(input.OccurredOn), "advice.day_ahead");
        }
        else if (input.OccurredOn < standing.OccurredOn)
        {
            yield return new Problem(nameof(input.OccurredOn), "advice.before_advice", Display.Day(standing.OccurredOn));
        }

        if (input.Effect is AdviceEffect.Other && string.IsNullOrWhiteSpace(input.Words))
        {
            yield return new Problem(nameof(input.Words), "advice.say_effect");
        }

        if (input.NextOn <= input.OccurredOn)
        {
            yield return new Problem(nameof(input.NextOn), "advice.next_before");
        }
    }
}
