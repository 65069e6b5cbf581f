using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says whether what a decision foresaw has happened.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class ScenarioPage(ApplicationDesk desk, DecisionReader reader, PreparationReader preparation, SettleDecision settle) : ApplicationFrame(desk)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public DecisionScenario Scenario { get; private set; } = null!;

    public IReadOnlyList<Choice> Answers => [new("ja", T["decisions.scenario.happened"]), new("nej", T["decisions.scenario.not_happened"])];

    public Task<IActionResult> OnGetAsync(Guid scenario, CancellationToken cancellation) => OfAsync(scenario, () => Task.FromResult<IActionResult>(Page()), cancellation);

    public Task<IActionResult> OnPostAsync(Guid scenario, CancellationToken cancellation) => OfAsync(scenario, async () =>
        !ModelState.IsValid ? Page()
        : Input.Happened is not ("ja" or "nej") ? Refused(Result.Refused(nameof(Input.Happened), "decisions.problem.happened"))
        : Answer(await settle.ScenarioAsync(Initiative, Scenario, Input.Happened == "ja", Input.Note, cancellation), $"{Path}/beslut", "decisions.notice.scenario"), cancellation);

    private async Task<IActionResult> OfAsync(Guid scenario, Func<Task<IActionResult>> then, CancellationToken cancellation)
    {
        if (!await OpenAsync("decisions.scenario.title", cancellation)
            || await reader.AllAsync(Initiative, cancellation) is not { Standing: not null } file || file.Scenario(scenario) is not { } found)
        {
            return NotFound();
        }

        if (await preparation.IsPartialAsync(Initiative, cancellation))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Scenario = found;
        Chrome.Crumb(T["decisions.title"], $"{Path}/beslut");
        return await then();
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary><c>ja</c> or <c>nej</c>.</summary>
        [Required(ErrorMessage = "decisions.problem.happened")]
        public string? Happened { get; set; }

        /// <summary>More of it.</summary>
        [MaxLength(2000)]
        public string? Note { get; set; }
    }
}
