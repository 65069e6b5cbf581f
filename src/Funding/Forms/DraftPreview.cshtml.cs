using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A draft as who applies would see it.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class DraftPreviewPage(EditFunderForm edit) : FormDraftPage(edit)
{
    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync("funder_forms.preview", cancellation) ?? Page();
}
