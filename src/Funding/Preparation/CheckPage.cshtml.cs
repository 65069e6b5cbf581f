using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Something to check in a case.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class CheckPage(ApplicationDesk desk, PreparationReader reader, ChangePreparation change) : PreparationFrame(desk, reader)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What is checked.</summary>
    public PreparationCheck Check { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid check, CancellationToken cancellation) => OfAsync(check, () =>
    {
        Input = new Form { State = Check.State == CheckState.Open ? CheckState.Done : Check.State, Note = Check.Note };
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    public Task<IActionResult> OnPostAsync(Guid check, CancellationToken cancellation) => OfAsync(check, async () =>
        ModelState.IsValid ? Answer(await change.CheckAsync(Initiative, check, Input.State!.Value, Input.Note, cancellation), Here, "preparation.notice.checked") : Page(), cancellation);

    private Task<IActionResult> OfAsync(Guid check, Func<Task<IActionResult>> then, CancellationToken cancellation) => InCaseAsync("preparation.check.title", async () =>
    {
        if ((await Reader.ChecksAsync(Initiative, cancellation)).FirstOrDefault(found => found.Id == check) is not { } found)
        {
            return NotFound();
        }

        Check = found;
        return await then();
    }, cancellation);

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>How it stands.</summary>
        [Required(ErrorMessage = "preparation.problem.state")]
        public CheckState? State { get; set; }

        /// <summary>What was found, or why it does not concern the case.</summary>
        [MaxLength(1000)]
        public string? Note { get; set; }
    }
}
