using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A stage as a form gives it.</summary>
public class StageInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it registers once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The stage that was reached.</summary>
    [Required]
    public OrganisationStage? Stage { get; set; }

    /// <summary>The day it was.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>A stage as it should have been registered, and why it is corrected.</summary>
public sealed class StageCorrection : StageInput
{
    /// <summary>Why.</summary>
    [MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Registers the stage that an organisation has reached, corrects it and takes it back.</summary>
public sealed class RegisterStage(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done, or refused: a stage that may not follow, a day that lies ahead or before the last stage's.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, StageInput input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (await database.Context.Set<StageRegistration>().AnyAsync(row => row.Id == input.Form && row.OrganisationId == organisation, cancellation))
        {
            return Result.Done;
        }

        var last = standing.LastOrDefault();
        var problems = new List<Problem>();
        if (!(last?.Stage).Next().Contains(input.Stage!.Value))
        {
            problems.Add(new Problem(nameof(input.Stage), "organisations.stage.may_not_follow"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "organisations.stage.day_ahead"));
        }
        else if (input.OccurredOn < last?.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "organisations.stage.day_before", Display.Day(last.OccurredOn)));
        }

        if (problems.Count == 0)
        {
            await AddAsync(organisation, input, (last?.Number ?? 0) + 1, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Puts another stage in the place of a wrong one; a conflict when it has been corrected already.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> CorrectAsync(OrganisationId organisation, Guid registration, StageCorrection input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.FirstOrDefault(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("organisations.stage.corrected_already");
        }

        var right = new StageStep(input.Stage!.Value, input.OccurredOn!.Value);
        var problem = StageHistory.FaultOf(standing.Select(row => row == wrong ? right : row.Step)) switch
        {
            _ when string.IsNullOrWhiteSpace(input.Reason) => new Problem(nameof(input.Reason), "ui.required"),
            _ when right.OccurredOn > clock.Today() => new Problem(nameof(input.OccurredOn), "organisations.stage.day_ahead"),
            StageHistoryFault.Order => new Problem(nameof(input.Stage), "organisations.stage.order"),
            StageHistoryFault.Days => new Problem(nameof(input.OccurredOn), "organisations.stage.days"),
            _ => null,
        };
        if (problem is not null)
        {
            return Result.Of([problem]);
        }

        wrong.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        await AddAsync(organisation, input, wrong.Number, cancellation);
        return Result.Done;
    }

    /// <summary>Takes a stage back: it was never reached. Refused when a later one rests on it.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RetractAsync(OrganisationId organisation, Guid registration, StageCorrection input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.FirstOrDefault(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("organisations.stage.corrected_already");
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        if (StageHistory.FaultOf(standing.Where(row => row != wrong).Select(static row => row.Step)) is not StageHistoryFault.None)
        {
            return Result.Refused(string.Empty, "organisations.stage.rested_on");
        }

        wrong.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The stages that stand, in the order they came; nobody else changes them until the transaction ends.</summary>
    private async Task<List<StageRegistration>?> HoldAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await database.QueryAsync<OrganisationId>(Sql.Of($"select id from organisations where id = {organisation} for update"), cancellation)).Count == 0
            ? null
            : await database.Context.Set<StageRegistration>().Where(row => row.OrganisationId == organisation && row.SupersededAt == null).OrderBy(static row => row.Number).ToListAsync(cancellation);

    private Task AddAsync(OrganisationId organisation, StageInput input, int number, CancellationToken cancellation)
    {
        database.Context.Add(new StageRegistration
        {
            Id = input.Form,
            OrganisationId = organisation,
            Stage = input.Stage!.Value,
            Number = number,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        return database.Context.SaveChangesAsync(cancellation);
    }
}
