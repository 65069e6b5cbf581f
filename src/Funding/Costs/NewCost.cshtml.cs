using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Enters a cost by hand.</summary>
[Authorize(Policy = Permissions.MoneyEdit), UploadLimit]
public sealed class NewCostPage(Workspace workspace, BudgetReader reader, EnterCost enter, CurrentUser user) : CostForm(workspace, reader)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new CostInput { Organisation = user.OrganisationIn(Initiative), Payer = Payer.Grant };
        return await FrameAsync("costs.new.title", cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await FrameAsync("costs.new.title", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await enter.AddAsync(Initiative, Input, cancellation), CostPaths.All(Initiative), "costs.notice.added")
        : Refused(Result.Done);
}
