using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes a call.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class NewCallPage(SaveCall save, FunderForms forms, TimeProvider clock) : SamstegPage, ICallForm
{
    /// <inheritdoc/>
    [BindProperty]
    public CallInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Forms { get; private set; } = [];

    /// <inheritdoc/>
    public string BackPath => "/utlysningar";

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Forms = await forms.ChoicesAsync(null, cancellation);
        Input = new CallInput { OpensOn = clock.Today() };
    }

    /// <summary>Makes it and goes to its page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Forms = await forms.ChoicesAsync(null, cancellation);
        return ModelState.IsValid ? Answer(await save.AddAsync(Input, cancellation), CallPaths.Of(Input.Id), "calls.notice.added") : Refused(Result.Of([.. CallRules.Problems(Input)]));
    }
}
