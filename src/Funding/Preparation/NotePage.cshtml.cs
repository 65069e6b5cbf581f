using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A note of who prepares a case, new or in place of another.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class NotePage(ApplicationDesk desk, PreparationReader reader, ChangePreparation change) : PreparationFrame(desk, reader)
{
    /// <summary>The note that is corrected; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "rattar")]
    public Guid? Corrected { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => OfAsync(note =>
    {
        Input = new Form { Text = note?.Text };
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => OfAsync(async _ =>
        ModelState.IsValid ? Answer(await change.NoteAsync(Initiative, Input.Id, Corrected, Input.Text!, cancellation), Here, "preparation.notice.noted") : Page(), cancellation);

    private Task<IActionResult> OfAsync(Func<PreparationNote?, Task<IActionResult>> then, CancellationToken cancellation) =>
        InCaseAsync(Corrected is null ? "preparation.note.add" : "preparation.note.correct", async () =>
        {
            var note = Corrected is { } id ? (await Reader.NotesAsync(Initiative, cancellation)).FirstOrDefault(found => found.Id == id) : null;
            return Preparation is null || (Corrected is not null && note is null) ? NotFound() : await then(note);
        }, cancellation);

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>Id of the note: the form sent twice notes once.</summary>
        [FormId]
        public Guid Id { get; set; } = Guid.CreateVersion7();

        /// <summary>What is noted.</summary>
        [Required(ErrorMessage = "preparation.problem.note"), MaxLength(4000)]
        public string? Text { get; set; }
    }
}
