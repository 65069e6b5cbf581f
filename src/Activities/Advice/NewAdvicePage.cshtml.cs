using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the questions about advice need.</summary>
public interface IAdviceForm
{
    AdviceInput Input { get; }

    IReadOnlyList<Choice> Organisations { get; }

    IReadOnlyList<Choice> Advisers { get; }
}

/// <summary>Registers advice to an organisation.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class NewAdvicePage(
    RegisterAdvice register, OrganisationChoices organisations, LeaderChoices advisers, Workspace workspace, CurrentUser user, TimeProvider clock) : SamstegPage, IAdviceForm
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The organisation that the link was on.</summary>
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public OrganisationId? Asked { get; set; }

    [BindProperty]
    public AdviceInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Advisers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new AdviceInput { OccurredOn = clock.Today(), Minutes = 60, Organisation = Asked, AdvisedBy = user.RequiredAccount };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.RunAsync(Initiative, Input, cancellation), AdvicePaths.Of(Initiative, Input.Form), "advice.notice.registered")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "advice.new.title", cancellation) is null)
        {
            return false;
        }

        Organisations = await organisations.ChoicesAsync(cancellation);
        Advisers = await advisers.AllAsync(Initiative, cancellation);
        return true;
    }
}
