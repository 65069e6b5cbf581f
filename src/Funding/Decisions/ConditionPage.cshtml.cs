using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says that a condition is met, or, where applications are prepared, that it is waived.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class ConditionPage(ApplicationDesk desk, DecisionReader reader, PreparationReader preparation, SettleDecision settle) : ApplicationFrame(desk)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public DecisionCondition Condition { get; private set; } = null!;

    /// <summary>What the viewer may say.</summary>
    public IReadOnlyList<Choice> States => T.Choices<ConditionState>([ConditionState.Fulfilled, .. MayPrepare ? [ConditionState.Waived] : Array.Empty<ConditionState>()]);

    private bool MayPrepare => Viewer.May(Permissions.ApplicationsPrepare, Initiative);

    public Task<IActionResult> OnGetAsync(Guid condition, CancellationToken cancellation) => OfAsync(condition, () =>
    {
        Input = new Form { State = ConditionState.Fulfilled };
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    public Task<IActionResult> OnPostAsync(Guid condition, CancellationToken cancellation) => OfAsync(condition, async () =>
        !ModelState.IsValid ? Page()
        : States.All(state => state.Value != Input.State!.Value.ToString()) ? Refused(Result.Refused(nameof(Input.State), "decisions.problem.state"))
        : Answer(await settle.ConditionAsync(Initiative, Condition, Input.State!.Value, Input.Note!, cancellation), $"{Path}/beslut", "decisions.notice.condition"), cancellation);

    private async Task<IActionResult> OfAsync(Guid condition, Func<Task<IActionResult>> then, CancellationToken cancellation)
    {
        if (!await OpenAsync("decisions.condition.title", cancellation))
        {
            return NotFound();
        }

        if ((!MayWrite && !MayPrepare) || await preparation.IsPartialAsync(Initiative, cancellation))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await reader.AllAsync(Initiative, cancellation) is not { Standing: not null } file || file.Condition(condition) is not { } found)
        {
            return NotFound();
        }

        Condition = found;
        Chrome.Crumb(T["decisions.title"], $"{Path}/beslut");
        return await then();
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>How it stands.</summary>
        [Required(ErrorMessage = "decisions.problem.state")]
        public ConditionState? State { get; set; }

        /// <summary>What shows it, or why it is waived.</summary>
        [Required(ErrorMessage = "decisions.problem.note"), MaxLength(2000)]
        public string? Note { get; set; }
    }
}
