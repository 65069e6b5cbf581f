using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A cost as a form gives it.</summary>
public sealed class CostInput
{
    /// <summary>Id of the form, which becomes the cost's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Whose cost.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>When it was paid.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>A code of <see cref="CostTypes"/>.</summary>
    [Required]
    public string? CostType { get; set; }

    /// <summary>With whose money.</summary>
    [Required]
    public Payer? Payer { get; set; }

    /// <summary>SEK; below zero for what came back.</summary>
    [Required]
    public decimal? Amount { get; set; }

    /// <summary>What it is.</summary>
    [Required, MaxLength(300)]
    public string? Text { get; set; }

    /// <summary>Its receipt.</summary>
    public IFormFile? File { get; set; }

    /// <summary>Why it is corrected or taken away.</summary>
    [MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Costs entered by hand. What stands in a certified claim stays as it is.</summary>
public sealed class EnterCost(RequestDatabase database, BudgetReader reader, CostFiles files, CurrentUser user, TimeProvider clock, UploadQuota quota, UploadScan scan)
{
    private static readonly FileFormat[] Receipts = [FileFormat.Pdf, FileFormat.Png, FileFormat.Jpeg, FileFormat.Heic];

    /// <summary>Adds one.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, CostInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await reader.HeadAsync(initiative, cancellation) is null)
        {
            return null;
        }

        return await database.Context.Set<CostRow>().AnyAsync(row => row.Id == input.Form && row.InitiativeId == initiative, cancellation)
            ? Result.Done
            : await WriteAsync(initiative, input, corrected: null, cancellation);
    }

    /// <summary>Puts another in its place.</summary>
    /// <returns>Null when the initiative has no such cost by hand.</returns>
    public async Task<Result?> CorrectAsync(InitiativeId initiative, Guid id, CostInput input, CancellationToken cancellation)
    {
        await database.ExecuteAsync(CostSql.Hold(initiative), cancellation);
        return await FindAsync(initiative, id, cancellation) is not { } row ? null
            : await RefusalAsync(row, input.Reason, cancellation) ?? await WriteAsync(initiative, input, row, cancellation);
    }

    /// <summary>Takes it away.</summary>
    /// <returns>Null when the initiative has no such cost by hand.</returns>
    public async Task<Result?> RemoveAsync(InitiativeId initiative, Guid id, string? reason, CancellationToken cancellation)
    {
        await database.ExecuteAsync(CostSql.Hold(initiative), cancellation);
        if (await FindAsync(initiative, id, cancellation) is not { } row)
        {
            return null;
        }

        if (await RefusalAsync(row, reason, cancellation) is { } refused)
        {
            return refused;
        }

        row.Supersede(clock.GetUtcNow(), reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>A standing cost by hand; null when there is none.</summary>
    internal async Task<CostRow?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<CostRow>().SingleOrDefaultAsync(row => row.Id == id && row.InitiativeId == initiative && row.Source == CostSource.Manual && row.SupersededAt == null, cancellation);
    }

    private async Task<Result?> RefusalAsync(CostRow row, string? reason, CancellationToken cancellation) =>
        await database.ScalarAsync<bool>(Sql.Of($"select {CostSql.IsHeld("c.id")} from cost_rows c where c.id = {row.Id}"), cancellation) ? Result.Refused(string.Empty, "costs.rule.held")
        : string.IsNullOrWhiteSpace(reason) ? Result.Refused(nameof(CostInput.Reason), "money.problem.reason")
        : null;

    private async Task<Result> WriteAsync(InitiativeId initiative, CostInput input, CostRow? corrected, CancellationToken cancellation)
    {
        var problems = Problems(input, await reader.PartnersAsync(initiative, cancellation), clock.Today()).ToList();
        FileContent? receipt = null;
        if (input.File is { } sent)
        {
            await using var file = sent.OpenReadStream();
            (receipt, var problem) = await ReadReceiptAsync(initiative, input.Form, sent, file, cancellation);
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var fileId = corrected?.FileId;
        if (receipt is { Format: { } format })
        {
            fileId = Guid.CreateVersion7();
            await using var file = input.File!.OpenReadStream();
            await files.WriteAsync(initiative, fileId.Value, UploadedName.Of(input.File.FileName, format.Extension()[1..]), format, receipt.Sha256, file, cancellation);
        }

        corrected?.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        database.Context.Add(new CostRow
        {
            Id = corrected is null ? input.Form : Guid.CreateVersion7(),
            InitiativeId = initiative,
            OrganisationId = input.Organisation!.Value,
            Source = CostSource.Manual,
            CostType = input.CostType,
            Payer = input.Payer!.Value,
            Amount = input.Amount!.Value,
            Text = input.Text!.Trim(),
            FileId = fileId,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static IEnumerable<Problem> Problems(CostInput input, IReadOnlyList<MoneyPartner> partners, DateOnly today)
    {
        if (!partners.Any(partner => partner.Id == input.Organisation))
        {
            yield return new Problem(nameof(input.Organisation), "money.problem.partner");
        }

        if (input.OccurredOn > today)
        {
            yield return new Problem(nameof(input.OccurredOn), "costs.rule.future");
        }

        if (!CostTypes.IsKnown(input.CostType))
        {
            yield return new Problem(nameof(input.CostType), "money.problem.cost_type");
        }

        if (input.Amount is not { } amount || amount == 0)
        {
            yield return new Problem(nameof(input.Amount), "costs.rule.amount");
        }
        else if (Math.Abs(amount) > BudgetRules.MostMoney || Kronor.Rounded(amount) != amount)
        {
            yield return new Problem(nameof(input.Amount), Kronor.Rounded(amount) != amount ? "money.problem.ore" : "money.problem.too_much");
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            yield return new Problem(nameof(input.Text), "costs.rule.text");
        }
    }

    private async Task<(FileContent? Content, Problem? Problem)> ReadReceiptAsync(InitiativeId initiative, Guid form, IFormFile sent, Stream file, CancellationToken cancellation)
    {
        if (sent.Length is 0 or > CostFiles.Largest)
        {
            return (null, sent.Length == 0 ? new Problem(nameof(CostInput.File), "documents.rule.empty") : new Problem(nameof(CostInput.File), "documents.rule.too_large", CostFiles.Largest / (1024 * 1024)));
        }

        if (await quota.ProblemAsync(sent.Length, nameof(CostInput.File), cancellation) is { } tooMuch)
        {
            return (null, tooMuch);
        }

        if (await scan.RefusalAsync(initiative, form, file, nameof(CostInput.File), cancellation) is { } refused)
        {
            return (null, refused.Problems[0]);
        }

        var content = await FileContent.ReadAsync(file, sent.FileName, cancellation);
        return content switch
        {
            { Format: { } format } when Receipts.Contains(format) => (content, null),
            { Format: not null } => (null, new Problem(nameof(CostInput.File), "costs.rule.receipt")),
            _ => (null, new Problem(nameof(CostInput.File), content.RefusalKey is null or "documents.rule.format" ? "costs.rule.receipt" : content.RefusalKey)),
        };
    }
}
