using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Asks how it was for somebody at entry: the second step of an enrolment, and later the place where it is corrected.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class BackgroundPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RegisterBackground register, SettingsOfParticipants settings) : CasePage(database, clock, frame)
{
    [BindProperty]
    public BackgroundInput Input { get; set; } = new();

    /// <summary>How far the enrolment is.</summary>
    public EnrolmentProgress Progress { get; private set; } = null!;

    /// <summary>Whether what the European Social Fund Plus asks is asked here.</summary>
    public bool AsksEsf { get; private set; }

    protected override string? TitleKey => "participants.background.title";

    public async Task OnGetAsync(CancellationToken cancellation) => Input = await register.ReadAsync(Facts, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await register.RunAsync(Facts, Input, cancellation), Progress.HasInformation ? Facts.Path : $"{Facts.Path}/information", "participants.notice.background")
        : Page();

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Progress = await EnrolmentProgress.OfAsync(Database, Participant, cancellation);
        AsksEsf = (await settings.OfAsync(Initiative, cancellation)).AsksEsf;
    }
}
