using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A draft of a form: its name, its sections, what is left before it can be published.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class DraftOverviewPage(EditFunderForm edit) : FormDraftPage(edit)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public DraftInput Input { get; set; } = new();

    /// <summary>What a fault is about, in words.</summary>
    public string PlaceOf(FormFault fault) =>
        (fault.Field is { } field ? Definition.Find(field)?.Label : Definition.Sections.FirstOrDefault(section => section.Key == fault.Section)?.Name)?.ToString() ?? string.Empty;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(null, cancellation) is { } answer)
        {
            return answer;
        }

        Input = Known();
        return Page();
    }

    /// <summary>Keeps name and text.</summary>
    public Task<IActionResult> OnPostNameAsync(CancellationToken cancellation) => ChangingAsync(async () =>
        !ModelState.IsValid ? Page()
        : string.IsNullOrWhiteSpace(Input.NameSv) ? Refused(Result.Refused(nameof(Input.NameSv), "funder_forms.problem.name"))
        : await SaveAsync(Definition with
        {
            Name = Initiatives.PlanText.Of(Input.NameSv, Input.NameEn),
            Text = string.IsNullOrWhiteSpace(Input.TextSv) ? null : Initiatives.PlanText.Of(Input.TextSv, Input.TextEn),
        }, Path, "funder_forms.notice.saved", cancellation), cancellation);

    /// <summary>Adds a section, last.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellation) => ChangingAsync(async () =>
    {
        var typed = Input;
        Input = Known() with { SectionSv = typed.SectionSv, SectionEn = typed.SectionEn };
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(typed.SectionSv))
        {
            return Refused(Result.Refused(nameof(Input.SectionSv), "funder_forms.problem.section_name"));
        }

        var key = FormEdits.KeyOf(typed.SectionSv, Definition.Sections.Select(static section => section.Key), "avsnitt");
        var changed = Definition with { Sections = [.. Definition.Sections, new FormSection { Key = key, Name = Initiatives.PlanText.Of(typed.SectionSv, typed.SectionEn), Fields = [] }] };
        return await SaveAsync(changed, FormPaths.Section(Draft, key), "funder_forms.notice.section_added", cancellation);
    }, cancellation);

    /// <summary>Lets a section change places with the one before it.</summary>
    public Task<IActionResult> OnPostRaiseAsync(string key, CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        return await SaveAsync(Definition with { Sections = FormEdits.Raised(Definition.Sections, section => section.Key == key) }, $"{Path}#del-{key}", "funder_forms.notice.moved", cancellation);
    }, cancellation);

    /// <summary>Takes a section away with its questions.</summary>
    public Task<IActionResult> OnPostRemoveSectionAsync(string key, CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        if (Definition.Sections.FirstOrDefault(section => section.Key == key) is not { } removed)
        {
            return RefusedAct(Result.Conflict("funder_forms.problem.changed"));
        }

        return removed.Fields.Select(field => Leaning(field.Key, removed.Fields.Contains)).FirstOrDefault(static refused => refused is not null) is { } leaned
            ? RefusedAct(leaned)
            : removed.Fields.Count == Definition.Fields.Count() ? RefusedAct(Result.Refused(string.Empty, "funder_forms.problem.last_question"))
            : await SaveAsync(Definition.WithSection(key, static _ => null), Path, "funder_forms.notice.removed", cancellation);
    }, cancellation);

    /// <summary>Publishes it.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        return Answer(await Edit.PublishAsync(Row, RowVersion, cancellation), FormPaths.Of(Row.Key, Row.FormVersion), "funder_forms.notice.published", Row.FormVersion);
    }, cancellation);

    /// <summary>Throws it away.</summary>
    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = Known();
        return Answer(await Edit.RemoveAsync(Row, RowVersion, cancellation), FormPaths.All, "funder_forms.notice.discarded");
    }, cancellation);

    private async Task<IActionResult> ChangingAsync(Func<Task<IActionResult>> change, CancellationToken cancellation) => await OpenAsync(null, cancellation) ?? await change();

    private DraftInput Known() => new() { NameSv = Definition.Name.Sv, NameEn = Definition.Name.En, TextSv = Definition.Text?.Sv, TextEn = Definition.Text?.En };

    /// <summary>What is asked about a form, and about a new section of it.</summary>
    public sealed record DraftInput
    {
        /// <summary>Name in Swedish.</summary>
        [MaxLength(200)]
        public string? NameSv { get; init; }

        /// <summary>Name in English.</summary>
        [MaxLength(200)]
        public string? NameEn { get; init; }

        /// <summary>What it is for, in Swedish.</summary>
        [MaxLength(2000)]
        public string? TextSv { get; init; }

        /// <summary>What it is for, in English.</summary>
        [MaxLength(2000)]
        public string? TextEn { get; init; }

        /// <summary>Name of a new section in Swedish.</summary>
        [MaxLength(200)]
        public string? SectionSv { get; init; }

        /// <summary>Name of a new section in English.</summary>
        [MaxLength(200)]
        public string? SectionEn { get; init; }
    }
}
