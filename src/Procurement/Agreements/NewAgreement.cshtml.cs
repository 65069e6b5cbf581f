using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Adds an agreement to an initiative.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewAgreementPage(AddAgreement add, OrganisationChoices organisations, AccountChoices accounts, Workspace workspace, RequestDatabase database, TimeProvider clock)
    : SamstegPage, IAgreementForm
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The agreement that the new one is to continue.</summary>
    [BindProperty(SupportsGet = true)]
    public BusinessAgreementId? Renews { get; set; }

    /// <summary>What that one is called; null when the new one continues none.</summary>
    public string? RenewsTitle { get; private set; }

    [BindProperty]
    public NewAgreementInput Input { get; set; } = new();

    public AgreementParties Parties { get; private set; } = AgreementParties.None;

    AgreementInput IAgreementForm.Input => Input;

    public string BackPath => AgreementPaths.List(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } renewed)
        {
            return NotFound();
        }

        Input = renewed with { OccurredOn = clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await add.RunAsync(Initiative, Input with { Renews = Renews }, cancellation), AgreementPaths.Of(Initiative, Input.Id), "procurement.notice.added", Input.Title);
    }

    /// <summary>What the form begins with: nothing, or what holds of the agreement to be continued. Null when there is no such initiative or agreement.</summary>
    private async Task<NewAgreementInput?> OpenAsync(CancellationToken cancellation)
    {
        var renewed = Renews is { } old ? await new AgreementFile(database).FindAsync(Initiative, old, cancellation) : null;
        if (await workspace.OpenAsync(Initiative, Renews is null ? "procurement.add.title" : "procurement.renew.title", cancellation) is null || (Renews is not null && renewed is null))
        {
            return null;
        }

        RenewsTitle = renewed?.Title;
        Parties = await AgreementParties.LoadAsync(organisations, accounts, Initiative, responsible: null, cancellation);
        return renewed is null ? new NewAgreementInput() : new NewAgreementInput
        {
            Title = renewed.Title,
            Type = renewed.Type,
            Buyer = renewed.BuyerId,
            Supplier = renewed.SupplierId,
            Value = renewed.Value,
            ValueIs = renewed.ValueIs,
            StartsOn = renewed.EndsOn?.AddDays(1),
            RemindMonths = renewed.RemindMonths,
            Responsible = Parties.Responsible.Any(choice => choice.Value == renewed.ResponsibleId?.ToString()) ? renewed.ResponsibleId : null,
        };
    }
}
