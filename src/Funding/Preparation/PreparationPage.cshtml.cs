using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An application as it is prepared for the board.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class PreparationPage(ApplicationDesk desk, PreparationReader reader, TakeUpApplication takeUp, ChangePreparation change)
    : PreparationFrame(desk, reader)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public OfficerInput Input { get; set; } = new();

    /// <summary>The association's number; null before the case was taken up.</summary>
    public string? RegistryNumber { get; private set; }

    public IReadOnlyList<PreparationCheck> Checks { get; private set; } = [];

    /// <summary>What was proposed and checked before what is prepared now.</summary>
    public IReadOnlyList<EarlierProposal> Earlier { get; private set; } = [];

    public IReadOnlyList<PreparationCheck> EarlierChecks { get; private set; } = [];

    public IReadOnlyList<PreparationNote> Notes { get; private set; } = [];

    public IReadOnlyList<Choice> Officers { get; private set; } = [];

    /// <summary>Whether the case can be taken up.</summary>
    public bool MayTakeUp => Draft.Application.State.After(ApplicationAct.TakeUp) is not null;

    /// <summary>Whether something can be proposed.</summary>
    public bool IsOpen => Draft.Application.State.IsWithAssociation() && Preparation is not null;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => InCaseAsync("preparation.title", async () =>
    {
        Input = new OfficerInput { Officer = Preparation?.OfficerId };
        return await ShowAsync(cancellation);
    }, cancellation);

    /// <summary>Takes the case up.</summary>
    public Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancellation) => InCaseAsync("preparation.title", async () =>
    {
        var result = await takeUp.RunAsync(Draft, cancellation);
        if (result.IsDone)
        {
            return Done(Here, "preparation.notice.taken_up");
        }

        await ShowAsync(cancellation);
        return Refused(result);
    }, cancellation);

    /// <summary>Says who is in charge.</summary>
    public Task<IActionResult> OnPostOfficerAsync(CancellationToken cancellation) => InCaseAsync("preparation.title", async () =>
    {
        await ShowAsync(cancellation);
        return ModelState.IsValid ? Answer(await change.OfficerAsync(Initiative, Input.Officer, cancellation), Here, "preparation.notice.officer") : Page();
    }, cancellation);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        RegistryNumber = await Database.ScalarAsync<string?>(Sql.Of($"select registry_number from initiatives where id = {Initiative}"), cancellation);
        Checks = await Reader.ChecksAsync(Initiative, cancellation);
        (Earlier, EarlierChecks) = Preparation is { Round: > 1 } ? (await Reader.EarlierAsync(Initiative, cancellation), await Reader.EarlierChecksAsync(Initiative, cancellation)) : ([], []);
        Notes = await Reader.NotesAsync(Initiative, cancellation);
        Officers = await Reader.OfficersAsync(cancellation);
        return Page();
    }

    /// <summary>The form.</summary>
    public sealed class OfficerInput
    {
        /// <summary>Who is in charge; null for nobody.</summary>
        public AccountId? Officer { get; set; }
    }
}
