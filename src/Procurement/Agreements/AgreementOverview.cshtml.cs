using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>An agreement: what it is about, how far it has come, and how it came there.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class AgreementOverviewPage(RequestDatabase database, Workspace workspace, AgreementOrigins origins, CurrentUser user, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public BusinessAgreementId Agreement { get; set; }

    internal AgreementFileRow Facts { get; private set; } = null!;

    internal IReadOnlyList<AgreementStateRow> States { get; private set; } = [];

    /// <summary>How long it has been in each state.</summary>
    public IReadOnlyDictionary<AgreementState, AgreementStage> Stages { get; private set; } = new Dictionary<AgreementState, AgreementStage>();

    internal IReadOnlyList<AgreementPartyRow> Parties { get; private set; } = [];

    internal IReadOnlyList<(Guid Row, SubjectKind Kind, AgreementOriginName? Name)> Origins { get; private set; } = [];

    /// <summary>Whether it is still to come about and has not moved for a while.</summary>
    public bool IsStalled => StalledAgreements.IsAtRest(Facts.State, Facts.StateSince, clock.Today());

    public bool MayEdit => user.May(Permissions.ProcurementEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = new AgreementFile(database);
        if (await workspace.OpenAsync(Initiative, "procurement.file.title", cancellation) is null
            || await file.FindAsync(Initiative, Agreement, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        States = await file.StatesAsync(Agreement, cancellation);
        Stages = AgreementStages.Of(
            States.Where(static state => state.IsStanding).Select(static state => new AgreementStep(state.State, state.OccurredOn)), clock.Today()).ToDictionary(static stage => stage.State);
        Parties = await file.PartiesAsync(Agreement, cancellation);
        Origins = await origins.OfAsync(Initiative, Agreement, cancellation);
        return Page();
    }
}
