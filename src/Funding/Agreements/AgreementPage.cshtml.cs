using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is agreed, what has amended it, and where it is made: signed version and decision side by side, with what becomes of them.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class AgreementPage(ApplicationDesk desk, AgreementProposals proposals, MakeAgreement make, PreparationReader preparation) : ApplicationFrame(desk)
{
    /// <summary>Digest of the version that whoever agrees sees.</summary>
    [BindProperty]
    public string? Sha256 { get; set; }

    /// <summary>The agreement and what amends it, the newest first.</summary>
    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    /// <summary>What can be agreed now; null when nothing can.</summary>
    public AgreementProposal? Proposal { get; private set; }

    /// <summary>Words of who grants, that are part of what was agreed.</summary>
    public IReadOnlyList<LockedTextField> Clauses { get; private set; } = [];

    /// <summary>Whether the viewer makes agreements: prepares applications, and is not partial in this one.</summary>
    public bool MayPrepare { get; private set; }

    /// <summary>Whether the viewer reads the initiative's money.</summary>
    public bool MayReadMoney => Viewer.May(Permissions.MoneyRead, Initiative);

    /// <summary>Whether the viewer reads what it obliges to.</summary>
    public bool MayReadObligations => Viewer.May(Permissions.ObligationsRead, Initiative);

    /// <summary>Whether the viewer can begin an amendment.</summary>
    public bool MayAmend => MayWrite && Agreements.Count > 0 && Draft.Application.State.After(ApplicationAct.Amend) is not null;

    /// <summary>Whether an amendment is being made.</summary>
    public bool IsAmending => Agreements.Count > 0 && Draft.Application.State != ApplicationState.Agreed;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Makes the agreement.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Application.HoldAsync(Database, Initiative, cancellation);
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return !MayPrepare ? StatusCode(StatusCodes.Status403Forbidden)
            : Answer(await make.RunAsync(Initiative, CanonicalApplication.DigestTyped(Sha256), cancellation), AgreementPaths.Of(Initiative), "agreements.notice.made");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("agreements.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        MayPrepare = Viewer.May(Permissions.ApplicationsPrepare, Initiative) && !await preparation.IsPartialAsync(Initiative, cancellation);
        Agreements = await Agreement.AllAsync(Database, Initiative, cancellation);
        Proposal = await proposals.FindAsync(Draft.Application, cancellation);
        if (Agreements.Count > 0 && await FrozenVersion.AgreedAsync(Database, Initiative, cancellation) is { } agreed)
        {
            Clauses = [.. (await agreed.AnswersAsync(Database, cancellation)).Form.Fields.OfType<LockedTextField>()];
        }

        return true;
    }
}
