using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Corrects an enrolment.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EnrolmentCorrectionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CorrectEnrolment correct)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public CorrectionInput Input { get; set; } = new();

    public EnrolmentChoices Choices { get; private set; } = null!;

    protected override string? TitleKey => "participants.correction.title";

    public void OnGet() => Input = new CorrectionInput
    {
        Read = Facts.EnrolmentId,
        Gender = Facts.Gender,
        TargetGroup = Facts.TargetGroup,
        Referrer = Facts.ReferrerOrganisationId,
        EnrolledOn = Facts.EnrolledOn,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await correct.RunAsync(Facts, Input, Choices, cancellation), Facts.Path, "participants.notice.corrected");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Choices = (await EnrolmentChoices.OfAsync(Database, Initiative, Today, cancellation))!;
}
