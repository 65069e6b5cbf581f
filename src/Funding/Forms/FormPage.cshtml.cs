using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A version of a form as who applies sees it.</summary>
[Authorize(Policy = Permissions.CallsRead)]
public sealed class FormPage(RequestDatabase database, FunderForms forms, EditFunderForm edit, CurrentUser user) : SamstegPage
{
    /// <summary>Key of the form.</summary>
    [BindProperty(SupportsGet = true)]
    public string Form { get; set; } = string.Empty;

    /// <summary>Its version.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>The form.</summary>
    public FormDefinition Definition { get; private set; } = null!;

    /// <summary>The association's own row of it; null for one that is shipped.</summary>
    public FunderForm? Own { get; private set; }

    /// <summary>Whether the viewer edits forms.</summary>
    public bool MayEdit => user.May(Permissions.CallsEdit);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Begins its next version.</summary>
    public Task<IActionResult> OnPostNextAsync(CancellationToken cancellation) => EditingAsync(async () =>
        Done(FormPaths.Draft((await edit.CopyAsync(Definition, isNext: true, cancellation)).Id), "funder_forms.notice.begun"), cancellation);

    /// <summary>Begins another form out of it.</summary>
    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellation) => EditingAsync(async () =>
        Done(FormPaths.Draft((await edit.CopyAsync(Definition, isNext: false, cancellation)).Id), "funder_forms.notice.copied"), cancellation);

    /// <summary>Takes it out of use.</summary>
    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancellation) => EditingAsync(async () =>
        Answer(await edit.RetireAsync(Form, Number, cancellation), FormPaths.Of(Form, Number), "funder_forms.notice.retired"), cancellation);

    private async Task<IActionResult> EditingAsync(Func<Task<IActionResult>> change, CancellationToken cancellation) =>
        !MayEdit ? StatusCode(StatusCodes.Status403Forbidden) : await LoadAsync(cancellation) ? await change() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await forms.FindAsync(Form, Number, cancellation) is not { } definition)
        {
            return false;
        }

        Definition = definition;
        Own = await database.Context.Set<FunderForm>().AsNoTracking().SingleOrDefaultAsync(form => form.Key == Form && form.FormVersion == Number, cancellation);
        Chrome.Page(definition.Name.ToString(), T["funder_forms.version", definition.Version]).Crumb(T[MayEdit ? "funder_forms.title" : "calls.title"], MayEdit ? FormPaths.All : "/utlysningar");
        return true;
    }
}
