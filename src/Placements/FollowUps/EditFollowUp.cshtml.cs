using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that corrects a follow-up or takes it back.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class EditFollowUpPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CurrentUser user, CorrectFollowUp correct)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The follow-up the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "followUp")]
    public Guid FollowUp { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public FollowUpCorrection Input { get; set; } = new();

    /// <summary>The questions.</summary>
    public FollowUpQuestions Questions => new(Input, user.OrganisationIn(Initiative) is not null);

    /// <inheritdoc/>
    protected override string TitleKey => "placements.follow_up.correct_title";

    /// <summary>The form with what stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var rows = await FollowUpRow.OfAsync(Database, Id, cancellation);
        if (rows.FirstOrDefault(row => row.Id == FollowUp) is not { } standing)
        {
            return NotFound();
        }

        Input = new FollowUpCorrection
        {
            OccurredOn = standing.OccurredOn,
            Channel = standing.Channel,
            WithParticipant = standing.WithParticipant,
            WithOrganisation = standing.WithOrganisation,
            NeedsAttention = standing.NeedsAttention,
            Attendance = standing.Attendance,
            Work = standing.Work,
            Supervision = standing.Supervision,
            NextStep = standing.NextStep,
            Note = standing.Note,
        };
        return Page();
    }

    /// <summary>Corrects it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await correct.RunAsync(Initiative, Id, FollowUp, Input, cancellation), Here, Input.IsRetracted ? "placements.notice.retracted" : "placements.notice.corrected")
        : Page();
}
