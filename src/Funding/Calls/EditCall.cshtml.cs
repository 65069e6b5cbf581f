using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes a call.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class EditCallPage(SaveCall save, FunderForms forms, RequestDatabase database) : SamstegPage, ICallForm
{
    /// <summary>The call of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Call { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public CallInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Forms { get; private set; } = [];

    /// <inheritdoc/>
    public string BackPath => CallPaths.Of(Call);

    /// <summary>Shows what stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } call)
        {
            return NotFound();
        }

        Input = CallInput.Of(call);
        return Page();
    }

    /// <summary>Takes over what is typed.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Answer(await save.ChangeAsync(Input with { Id = Call }, cancellation), BackPath, "calls.notice.changed") : Refused(Result.Of([.. CallRules.Problems(Input)]));
    }

    private async Task<Call?> LoadAsync(CancellationToken cancellation)
    {
        if (await database.Context.Set<Call>().SingleOrDefaultAsync(found => found.Id == Call, cancellation) is not { } call)
        {
            return null;
        }

        Chrome.Page(T["calls.change.title"], call.Name.ToString()).Crumb(T["calls.title"], "/utlysningar").Crumb(call.Name.ToString(), BackPath);
        Forms = await forms.ChoicesAsync(CallInput.CodeOf(call.FormKey, call.FormVersion), cancellation);
        return call;
    }
}
