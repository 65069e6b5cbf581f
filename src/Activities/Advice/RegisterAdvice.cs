using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session of advice as a form gives it.</summary>
public class AdviceInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Which organisation; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>How long.</summary>
    [Required, Range(5, AdviceSession.LongestMinutes)]
    public int? Minutes { get; set; }

    /// <summary>About what.</summary>
    [Required]
    public AdviceTopic? Topic { get; set; }

    /// <summary>More of it in words.</summary>
    [StringLength(AdviceSession.LongestTopic)]
    public string? TopicWords { get; set; }

    /// <summary>Who advised.</summary>
    [Required]
    public AccountId? AdvisedBy { get; set; }

    /// <summary>What the organisation is to do.</summary>
    [StringLength(AdviceSession.LongestText)]
    public string? NextStep { get; set; }

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; set; }
}

/// <summary>Advice as it should have been registered, and why it is corrected.</summary>
public sealed class AdviceCorrectionInput : AdviceInput
{
    /// <summary>The version that the page showed.</summary>
    public Guid Base { get; set; }

    /// <summary>Why.</summary>
    [Required, StringLength(AdviceSession.LongestText)]
    public string? Reason { get; set; }
}

/// <summary>Registers advice, corrects it and takes it back.</summary>
public sealed class RegisterAdvice(RequestDatabase database, LeaderChoices advisers, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it; the first row's id is the advice's. The same form sent twice registers once.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, AdviceInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<AdviceSession>().AnyAsync(row => row.Id == input.Form && row.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(initiative, input, null, cancellation);
        if (problems.Count == 0)
        {
            await AddAsync(initiative, input.Form, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Puts a corrected version in the place of the one that stands.</summary>
    /// <returns>Null when there is no such advice; a conflict when another version stands by now.</returns>
    public async Task<Result?> CorrectAsync(InitiativeId initiative, Guid advice, AdviceCorrectionInput input, CancellationToken cancellation)
    {
        if (await StandingAsync(initiative, advice, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Id != input.Base)
        {
            return Result.Conflict("advice.changed_meanwhile");
        }

        var problems = await ProblemsAsync(initiative, input, standing, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        await AddAsync(initiative, advice, input, cancellation);
        return Result.Done;
    }

    /// <summary>Takes it back: there was no such advice.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Result?> RetractAsync(InitiativeId initiative, Guid advice, AdviceCorrectionInput input, CancellationToken cancellation)
    {
        if (await StandingAsync(initiative, advice, cancellation) is not { } standing)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The version that stands; null when there is none in the initiative.</summary>
    internal Task<AdviceSession?> StandingAsync(InitiativeId initiative, Guid advice, CancellationToken cancellation) =>
        database.Context.Set<AdviceSession>().SingleOrDefaultAsync(row => row.AdviceId == advice && row.InitiativeId == initiative && row.SupersededAt == null, cancellation);

    private async Task<List<Problem>> ProblemsAsync(InitiativeId initiative, AdviceInput input, AdviceSession? standing, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (!await database.ScalarAsync<bool>(Sql.Of($"select exists (select from organisations where id = {input.Organisation})"), cancellation))
        {
            problems.Add(new Problem(nameof(input.Organisation), "advice.unknown_organisation"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "advice.day_ahead"));
        }

        if (input.Topic is AdviceTopic.Other && string.IsNullOrWhiteSpace(input.TopicWords))
        {
            problems.Add(new Problem(nameof(input.TopicWords), "advice.say_topic"));
        }

        if (input.AdvisedBy != standing?.AdvisedBy && (await advisers.AllAsync(initiative, cancellation)).All(choice => choice.Value != input.AdvisedBy.ToString()))
        {
            problems.Add(new Problem(nameof(input.AdvisedBy), "advice.unknown_adviser"));
        }

        var hasStep = !string.IsNullOrWhiteSpace(input.NextStep);
        if (hasStep && input.DueOn is null)
        {
            problems.Add(new Problem(nameof(input.DueOn), "advice.say_due"));
        }
        else if (!hasStep && input.DueOn is not null)
        {
            problems.Add(new Problem(nameof(input.NextStep), "advice.say_step"));
        }
        else if (input.DueOn < input.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.DueOn), "advice.due_before"));
        }

        return problems;
    }

    private async Task AddAsync(InitiativeId initiative, Guid advice, AdviceInput input, CancellationToken cancellation)
    {
        database.Context.Add(new AdviceSession
        {
            Id = input.Form,
            InitiativeId = initiative,
            AdviceId = advice,
            OrganisationId = input.Organisation!.Value,
            Minutes = input.Minutes!.Value,
            Topic = input.Topic!.Value,
            TopicWords = input.TopicWords?.Trim() ?? string.Empty,
            AdvisedBy = input.AdvisedBy!.Value,
            NextStep = input.NextStep?.Trim() ?? string.Empty,
            DueOn = input.DueOn,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
    }
}
