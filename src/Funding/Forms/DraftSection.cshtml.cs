using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A section of a draft: its name and help, its questions, a new question.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class DraftSectionPage(EditFunderForm edit) : FormDraftPage(edit)
{
    /// <summary>Key of the section.</summary>
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = string.Empty;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public SectionInput Input { get; set; } = new();

    /// <summary>The section.</summary>
    public FormSection Part { get; private set; } = null!;

    /// <summary>Kinds of questions to choose from.</summary>
    public IReadOnlyList<Choice> Kinds => [.. FieldKinds.All.Select(kind => new Choice(kind, T[$"form_field_kind.{kind}"]))];

    private string OwnPath => FormPaths.Section(Draft, Section);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ChangingAsync(() =>
    {
        Input = Known();
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    /// <summary>Keeps name and help.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ChangingAsync(async () =>
        !ModelState.IsValid ? Page()
        : string.IsNullOrWhiteSpace(Input.NameSv) ? Refused(Result.Refused(nameof(Input.NameSv), "funder_forms.problem.section_name"))
        : await SaveAsync(Definition.WithSection(Section, section => section with
        {
            Name = Initiatives.PlanText.Of(Input.NameSv, Input.NameEn),
            Help = string.IsNullOrWhiteSpace(Input.HelpSv) ? null : Initiatives.PlanText.Of(Input.HelpSv, Input.HelpEn),
            ImportHints = FieldReader.HintsOf(Input.Hints),
        }), Path, "funder_forms.notice.saved", cancellation), cancellation);

    /// <summary>Adds a question, last, and goes to its settings.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellation) => ChangingAsync(async () =>
    {
        var typed = Input;
        Input = Known() with { Kind = typed.Kind, LabelSv = typed.LabelSv, LabelEn = typed.LabelEn };
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(typed.LabelSv))
        {
            return Refused(Result.Refused(nameof(Input.LabelSv), "funder_forms.problem.label"));
        }

        var key = FormEdits.KeyOf(typed.LabelSv, Definition.Fields.Select(static field => field.Key), "fraga");
        return FieldKinds.New(typed.Kind, key, Initiatives.PlanText.Of(typed.LabelSv, typed.LabelEn), Definition) is not { } added
            ? Refused(Result.Refused(nameof(Input.Kind), FieldKinds.All.Contains(typed.Kind ?? string.Empty) ? "funder_forms.problem.needs_table" : "funder_forms.problem.kind"))
            : await SaveAsync(Definition.WithSection(Section, section => section with { Fields = [.. section.Fields, added] }), FormPaths.Field(Draft, key), "funder_forms.notice.question_added", cancellation);
    }, cancellation);

    /// <summary>Lets a question change places with the one before it.</summary>
    public Task<IActionResult> OnPostRaiseAsync(string key, CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        return await SaveAsync(Definition.WithSection(Section, section => section with { Fields = FormEdits.Raised(section.Fields, field => field.Key == key) }), $"{OwnPath}#fraga-{key}", "funder_forms.notice.moved", cancellation);
    }, cancellation);

    /// <summary>Takes a question away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(string key, CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        return Part.Fields.All(field => field.Key != key) ? RefusedAct(Result.Conflict("funder_forms.problem.changed"))
            : Leaning(key) is { } leaned ? RefusedAct(leaned)
            : Definition.Fields.Count() == 1 ? RefusedAct(Result.Refused(string.Empty, "funder_forms.problem.last_question"))
            : await SaveAsync(Definition.WithField(key, static _ => null), OwnPath, "funder_forms.notice.removed", cancellation);
    }, cancellation);

    private async Task<IActionResult> ChangingAsync(Func<Task<IActionResult>> change, CancellationToken cancellation)
    {
        if (await OpenAsync("funder_forms.section", cancellation) is { } answer)
        {
            return answer;
        }

        if (Definition.Sections.FirstOrDefault(section => section.Key == Section) is not { } part)
        {
            return NotFound();
        }

        Part = part;
        Chrome.Page(part.Name.ToString(), Definition.Name.ToString());
        return await change();
    }

    private SectionInput Known() => new()
    {
        NameSv = Part.Name.Sv, NameEn = Part.Name.En, HelpSv = Part.Help?.Sv, HelpEn = Part.Help?.En, Hints = Part.ImportHints is { } hints ? string.Join('\n', hints) : null,
    };

    /// <summary>What is asked about a section, and about a new question.</summary>
    public sealed record SectionInput
    {
        /// <summary>Name in Swedish.</summary>
        [MaxLength(200)]
        public string? NameSv { get; init; }

        /// <summary>Name in English.</summary>
        [MaxLength(200)]
        public string? NameEn { get; init; }

        /// <summary>Advice in Swedish.</summary>
        [MaxLength(2000)]
        public string? HelpSv { get; init; }

        /// <summary>Advice in English.</summary>
        [MaxLength(2000)]
        public string? HelpEn { get; init; }

        /// <summary>Words by which it is recognised in a document, one a line.</summary>
        [MaxLength(1000)]
        public string? Hints { get; init; }

        /// <summary>Kind of the new question.</summary>
        public string? Kind { get; init; }

        /// <summary>What it is called, in Swedish.</summary>
        [MaxLength(300)]
        public string? LabelSv { get; init; }

        /// <summary>What it is called, in English.</summary>
        [MaxLength(300)]
        public string? LabelEn { get; init; }
    }
}
