using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Ties an agreement to what led to it, or unties it.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewAgreementOriginPage(RequestDatabase database, Workspace workspace, AgreementOrigins origins, ChangeAgreementTies change, Texts texts)
    : AgreementStatePage(database, workspace)
{
    /// <summary>What led to it, as <see cref="AgreementOriginName.Code"/>.</summary>
    [BindProperty]
    [Required]
    public string? Chosen { get; set; }

    /// <summary>What is offered, by kind.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddOriginAsync(Initiative, Agreement, Chosen, cancellation), BackPath, "procurement.notice.origin_added")
        : Page();

    public async Task<IActionResult> OnPostRemoveAsync(Guid row, CancellationToken cancellation) =>
        Answer(await change.RemoveOriginAsync(Initiative, Agreement, row, cancellation), BackPath, "procurement.notice.origin_removed");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("procurement.origin.add_title", cancellation))
        {
            return false;
        }

        Choices = [.. (await origins.OfferedAsync(Initiative, cancellation)).Select(origin => new Choice(origin.Code, $"{texts[origin.Kind.TextKey()]}: {origin.Name} · {origin.Detail}"))];
        return true;
    }
}
