using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What every page of a draft shares: the draft as it stands, and how a change of it is kept.</summary>
public abstract class FormDraftPage(EditFunderForm edit) : SamstegPage
{
    /// <summary>The draft of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Draft { get; set; }

    /// <summary>The row's version that the page was made of.</summary>
    [BindProperty]
    public uint RowVersion { get; set; }

    /// <summary>The draft.</summary>
    public FunderForm Row { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public FormDefinition Definition { get; private set; } = null!;

    /// <summary>What keeps it from being published.</summary>
    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    /// <summary>Address of the draft.</summary>
    public string Path => FormPaths.Draft(Draft);

    /// <summary>Changes forms.</summary>
    protected EditFunderForm Edit => edit;

    /// <summary>What is wrong in a place, in words.</summary>
    public string WordsOf(FormFault fault) => fault.Argument is null ? T[fault.TextKey] : T[fault.TextKey, T[$"form_meaning.{fault.Argument}"]];

    /// <summary>Where what is wrong is mended.</summary>
    public string PathOf(FormFault fault) => fault switch
    {
        { Field: { } field } => FormPaths.Field(Draft, field, fault.Column),
        { Section: { } section } => FormPaths.Section(Draft, section),
        _ => Path,
    };

    /// <summary>Opens the draft; null when it is there, otherwise the answer: not found, or on to the version that it has become.</summary>
    protected async Task<IActionResult?> OpenAsync(string? titleKey, CancellationToken cancellation)
    {
        if (await edit.FindAsync(Draft, cancellation) is not { } row)
        {
            return NotFound();
        }

        if (row.State != FunderFormState.Draft)
        {
            return HttpContext.Request.Method == "GET" ? Redirect(FormPaths.Of(row.Key, row.FormVersion)) : Done(FormPaths.Of(row.Key, row.FormVersion), "funder_forms.problem.published");
        }

        (Row, Definition) = (row, row.Definition);
        Faults = FormReadiness.Faults(Definition);
        if (HttpContext.Request.Method == "GET")
        {
            RowVersion = row.Version;
        }

        Chrome.Page(titleKey is null ? Definition.Name.ToString() : T[titleKey], T["funder_forms.draft_of", Definition.Version]).Crumb(T["funder_forms.title"], FormPaths.All);
        if (titleKey is not null)
        {
            Chrome.Crumb(Definition.Name.ToString(), Path);
        }

        return null;
    }

    /// <summary>Keeps a changed definition and goes on; or shows the page again with what is wrong.</summary>
    protected async Task<IActionResult> SaveAsync(FormDefinition changed, string path, string noticeKey, CancellationToken cancellation) =>
        Answer(await edit.SaveAsync(Row, RowVersion, changed, cancellation), path, noticeKey);

    /// <summary>Why a question cannot be taken away; null when it can.</summary>
    protected Result? Leaning(string field, Func<FormField, bool>? except = null) =>
        Definition.LeaningOn(field).FirstOrDefault(other => except?.Invoke(other) != true) is { } leaning
            ? Result.Refused(string.Empty, "funder_forms.problem.leaned_on", Definition.Find(field)!.Label, leaning.Label) : null;

    /// <summary>Shows what was refused although nothing was typed: beside the heading.</summary>
    protected IActionResult RefusedAct(Result result)
    {
        ModelState.Clear();
        return Refused(result);
    }
}
