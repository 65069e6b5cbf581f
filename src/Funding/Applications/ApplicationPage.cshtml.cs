using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An initiative's application: how far it has come, and its sections with who writes them and what is left.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class ApplicationPage(ApplicationDesk desk, SectionWriters writers, SectionComments comments, PlanFindings findings, LateAdmissions late) : ApplicationFrame(desk)
{
    /// <summary>The call that it answers; null outside calls.</summary>
    public Call? Call { get; private set; }

    /// <summary>Who writes each section.</summary>
    public IReadOnlyDictionary<string, SectionWriter> Writers { get; private set; } = new Dictionary<string, SectionWriter>();

    /// <summary>How many comments are open in each section.</summary>
    public IReadOnlyDictionary<string, long> Open { get; private set; } = new Dictionary<string, long>();

    /// <summary>What must be there and is, of all sections.</summary>
    public Completeness Whole => Completeness.Of(Draft.Answers);

    /// <summary>What the board has decided.</summary>
    public DecisionCard Decision { get; private set; } = null!;

    /// <summary>Whether it is agreed, also while that is being amended.</summary>
    public bool HasAgreement { get; private set; }

    /// <summary>How it stands to its call's last day; null when that is not in the way.</summary>
    public LateAdmission? Late { get; private set; }

    /// <summary>Questions of the checker that nobody has answered.</summary>
    public int Questions { get; private set; }

    /// <summary>Whether one could be begun, where there is none.</summary>
    public bool MayBegin => MayWrite && Facts.State == InitiativeState.Draft;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("applications.title", cancellation))
        {
            return NotFound();
        }

        if (HasDraft)
        {
            Call = Draft.Application.CallId is { } call ? await Database.Context.Set<Call>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == call, cancellation) : null;
            Writers = await writers.AllAsync(Initiative, cancellation);
            Questions = (await findings.OfAsync(Draft, cancellation)).Count(static judged => judged.Dismissal is null);
            Decision = await DecisionCard.LoadAsync(Database, Viewer, Draft.Application, cancellation);
            HasAgreement = await Agreement.IsMadeAsync(Database, Initiative, cancellation);
            Late = await late.FindAsync(Draft.Application, cancellation);
            Open = await comments.OpenAsync(Initiative, cancellation);
        }

        return Page();
    }

    /// <inheritdoc/>
    protected override bool NeedsDraft => false;
}
