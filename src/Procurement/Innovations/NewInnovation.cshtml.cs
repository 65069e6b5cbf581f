using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Registers a need, or what came of a process.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewInnovationPage(AddInnovation add, InnovationReader reader, OrganisationChoices organisations, AccountChoices accounts, Workspace workspace, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What it came of; null for a need.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public NewInnovationInput Input { get; set; } = new();

    public InnovationFacts? Parent { get; private set; }

    public InnovationKind Kind { get; private set; }

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Responsible { get; private set; } = [];

    public string BackPath => Parent?.Path ?? InnovationPaths.Board(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new NewInnovationInput { StartedOn = clock.Today() };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await add.RunAsync(Initiative, Parent, Input, cancellation), InnovationPaths.Of(Initiative, Input.Form), "innovations.notice.added", Input.Title)
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Parent = From is { } from ? await reader.FindAsync(Initiative, from, cancellation) : null;
        if (From is not null && Parent?.Kind.Next() is null)
        {
            return false;
        }

        Kind = Parent?.Kind.Next() ?? InnovationKind.Need;
        Organisations = await organisations.ChoicesAsync(cancellation);
        Responsible = await accounts.AllAsync(Initiative, Permissions.ProcurementEdit, cancellation);
        if (await workspace.OpenAsync(Initiative, $"innovations.{SnakeCase.Of(Kind.ToString())}.add", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["procurement.list.title"], AgreementPaths.List(Initiative)).Crumb(T["innovations.title"], InnovationPaths.Board(Initiative));
        return true;
    }
}
