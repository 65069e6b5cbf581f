using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Refuses a row of a claim, or takes that back.</summary>
[Authorize(Policy = Permissions.ClaimsReview)]
public sealed class JudgeClaimRowPage(Workspace workspace, RequestDatabase database, WorkClaim work) : MoneyPage(workspace)
{
    /// <summary>The claim of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Claim { get; set; }

    /// <summary>The row of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Row { get; set; }

    [BindProperty]
    public RefusalInput Input { get; set; } = new();

    /// <summary>The cost.</summary>
    public JudgedRow Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new RefusalInput { Reason = Found.RefusedReason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Refused(Result.Done)
        : string.IsNullOrWhiteSpace(Input.Reason) ? Refused(Result.Refused(nameof(Input.Reason), "claims.rule.note"))
        : Answer(await work.JudgeAsync(Initiative, Claim, Row, Input.Reason, cancellation), ClaimPaths.Claim(Initiative, Claim), "claims.notice.row_refused");

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await work.JudgeAsync(Initiative, Claim, Row, refusal: null, cancellation), ClaimPaths.Claim(Initiative, Claim), "claims.notice.row_accepted");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var row = await database.FindAsync<JudgedRow>(Sql.Of($"""
            select c.occurred_on, c.cost_type, c.account, c.text, c.amount as cost, r.amount, r.refused_reason, c.file_id
            from claim_rows r join cost_rows c on c.id = r.cost_row_id where r.id = {Row} and r.claim_id = {Claim} and r.initiative_id = {Initiative} and r.reason is null
            """), cancellation);
        if (row is null || !await OpenAsync("claims.row.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Found = row;
        return true;
    }

    /// <summary>A row and its cost.</summary>
    public sealed record JudgedRow(DateOnly OccurredOn, string? CostType, string? Account, string? Text, decimal Cost, decimal Amount, string? RefusedReason, Guid? FileId);
}

/// <summary>A refusal as a form gives it.</summary>
public sealed record RefusalInput
{
    /// <summary>Why it is refused.</summary>
    [MaxLength(500)]
    public string? Reason { get; init; }
}
