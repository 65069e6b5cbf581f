using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Gives a participant another coach.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class HandOverPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, HandOverCase handOver) : CasePage(database, clock, frame)
{
    [BindProperty]
    public HandOverInput Input { get; set; } = new();

    public EnrolmentChoices Choices { get; private set; } = null!;

    protected override string? TitleKey => "participants.hand_over.title";

    public void OnGet() => Input.From = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await handOver.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.handed_over");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Choices = (await EnrolmentChoices.OfAsync(Database, Initiative, Today, cancellation))!;
}
