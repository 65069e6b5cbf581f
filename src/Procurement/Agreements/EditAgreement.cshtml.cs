using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Changes what is known of an agreement.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class EditAgreementPage(ChangeAgreement change, OrganisationChoices organisations, AccountChoices accounts, Workspace workspace, RequestDatabase database)
    : SamstegPage, IAgreementForm
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public BusinessAgreementId Agreement { get; set; }

    [BindProperty]
    public AgreementInput Input { get; set; } = new();

    public AgreementParties Parties { get; private set; } = AgreementParties.None;

    /// <summary>The title that is registered, whatever is typed in the form.</summary>
    public string AgreementTitle { get; private set; } = string.Empty;

    public string BackPath => AgreementPaths.Of(Initiative, Agreement);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } agreement)
        {
            return NotFound();
        }

        Input = new AgreementInput
        {
            Id = Agreement,
            Version = agreement.Version,
            Title = agreement.Title,
            Type = agreement.Type,
            Buyer = agreement.BuyerId,
            Supplier = agreement.SupplierId,
            Value = agreement.Value,
            ValueIs = agreement.ValueIs,
            StartsOn = agreement.StartsOn,
            EndsOn = agreement.EndsOn,
            RemindMonths = agreement.RemindMonths,
            Responsible = agreement.ResponsibleId,
            Origin = agreement.Origin,
            Note = agreement.Note,
        };
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

        return Answer(await change.RunAsync(Initiative, Input with { Id = Agreement }, cancellation), BackPath, "procurement.notice.changed");
    }

    private async Task<AgreementFileRow?> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "procurement.change.title", cancellation) is null)
        {
            return null;
        }

        var file = await new AgreementFile(database).FindAsync(Initiative, Agreement, cancellation);
        AgreementTitle = file?.Title ?? string.Empty;
        var responsible = file is { ResponsibleId: { } account, Responsible: { } name } ? new Choice(account.ToString(), name) : null;
        Parties = await AgreementParties.LoadAsync(organisations, accounts, Initiative, responsible, cancellation);
        return file;
    }
}
