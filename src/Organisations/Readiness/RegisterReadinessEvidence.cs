using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Evidence of readiness as a form gives it.</summary>
public class ReadinessEvidenceInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it registers once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day it is of, and good from.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>Last day it is good; null for as long as the rule says.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>A document of the organisation's that shows it.</summary>
    public Guid? Document { get; set; }

    /// <summary>What the organisation is for, where the rule asks.</summary>
    [MaxLength(ReadinessEvidence.LongestPurpose)]
    public string? Purpose { get; set; }

    /// <summary>The share of those occupied, in per cent, who are far from work, where the rule asks.</summary>
    [Range(0, 100)]
    public int? Share { get; set; }

    /// <summary>Anything else.</summary>
    [MaxLength(ReadinessEvidence.LongestNote)]
    public string? Note { get; set; }
}

/// <summary>Evidence as it should have been registered, and why it is corrected.</summary>
public sealed class ReadinessEvidenceCorrection : ReadinessEvidenceInput
{
    /// <summary>The version that the page showed.</summary>
    public Guid Base { get; set; }

    /// <summary>Why.</summary>
    [MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Registers evidence of readiness, corrects it and takes it back.</summary>
public sealed class RegisterReadinessEvidence(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Nothing is good for longer; what says so is mistyped.</summary>
    private const int MostYears = 50;

    /// <summary>Registers it; the first row's id is the evidence's.</summary>
    /// <returns>Null when there is no such organisation, or no such rule any longer.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, Guid rule, ReadinessEvidenceInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<Organisation>().AnyAsync(found => found.Id == organisation, cancellation) || await AskedAsync(rule, cancellation) is not { } terms)
        {
            return null;
        }

        if (await database.Context.Set<ReadinessEvidence>().AnyAsync(row => row.Id == input.Form && row.OrganisationId == organisation, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(organisation, terms, input, cancellation);
        if (problems.Count == 0)
        {
            await AddAsync(organisation, rule, input.Form, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Puts a corrected version in the place of the one that stands.</summary>
    /// <returns>Null when there is no such evidence; a conflict when another version stands by now.</returns>
    public async Task<Result?> CorrectAsync(OrganisationId organisation, Guid evidence, ReadinessEvidenceCorrection input, CancellationToken cancellation = default)
    {
        if (await StandingAsync(organisation, evidence, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Id != input.Base)
        {
            return Result.Conflict("readiness.evidence.changed_meanwhile");
        }

        var problems = await ProblemsAsync(organisation, await AskedAsync(standing.RuleId, cancellation), input, cancellation);
        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            problems.Add(new Problem(nameof(input.Reason), "ui.required"));
        }

        if (problems.Count == 0)
        {
            standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
            await database.Context.SaveChangesAsync(cancellation);
            await AddAsync(organisation, standing.RuleId, evidence, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Takes it back: there is no such evidence.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Result?> RetractAsync(OrganisationId organisation, Guid evidence, ReadinessEvidenceCorrection input, CancellationToken cancellation = default)
    {
        if (await StandingAsync(organisation, evidence, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Id != input.Base)
        {
            return Result.Conflict("readiness.evidence.changed_meanwhile");
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The version that stands; null when there is none.</summary>
    internal async Task<ReadinessEvidence?> StandingAsync(OrganisationId organisation, Guid evidence, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<ReadinessEvidence>()
            .SingleOrDefaultAsync(row => row.EvidenceId == evidence && row.OrganisationId == organisation && row.SupersededAt == null, cancellation);
    }

    /// <summary>What a rule asks today; null when it is not asked any longer.</summary>
    private Task<ReadinessTerms?> AskedAsync(Guid rule, CancellationToken cancellation) =>
        database.Context.Set<ReadinessTerms>().AsNoTracking().SingleOrDefaultAsync(terms => terms.RuleId == rule && terms.HoldsUntil == null, cancellation);

    private async Task<List<Problem>> ProblemsAsync(OrganisationId organisation, ReadinessTerms? terms, ReadinessEvidenceInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "readiness.evidence.day_ahead"));
        }

        if (input.ValidUntil < input.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.ValidUntil), "readiness.evidence.ends_before"));
        }

        else if (input.ValidUntil > clock.Today().AddYears(MostYears))
        {
            problems.Add(new Problem(nameof(input.ValidUntil), "readiness.evidence.ends_late", MostYears));
        }

        if (terms?.MinimumShare is not null)
        {
            if (string.IsNullOrWhiteSpace(input.Purpose))
            {
                problems.Add(new Problem(nameof(input.Purpose), "ui.required"));
            }

            if (input.Share is null)
            {
                problems.Add(new Problem(nameof(input.Share), "ui.required"));
            }
        }

        if (input.Document is { } document && !await database.ScalarAsync<bool>(Sql.Of(
                $"select exists (select from documents where id = {document} and organisation_id = {organisation} and removed_at is null)"), cancellation))
        {
            problems.Add(new Problem(nameof(input.Document), "readiness.evidence.unknown_document"));
        }

        return problems;
    }

    private Task AddAsync(OrganisationId organisation, Guid rule, Guid evidence, ReadinessEvidenceInput input, CancellationToken cancellation)
    {
        database.Context.Add(new ReadinessEvidence
        {
            Id = input.Form,
            OrganisationId = organisation,
            EvidenceId = evidence,
            RuleId = rule,
            DocumentId = input.Document,
            ValidUntil = input.ValidUntil,
            Purpose = input.Purpose?.Trim() ?? string.Empty,
            Share = input.Share,
            Note = input.Note?.Trim() ?? string.Empty,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        return database.Context.SaveChangesAsync(cancellation);
    }
}
