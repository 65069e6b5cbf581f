using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's way through the programmes of the initiative: begun, rested, gone through, left out.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class ProgrammeOfParticipantPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, RegisterPhaseEvent register) : CasePage(database, clock, frame)
{
    [BindProperty]
    public PhaseEventInput Input { get; set; } = new();

    /// <summary>The phase something is to be registered of, as the address says.</summary>
    [BindProperty(SupportsGet = true, Name = "fas")]
    public Guid? AskedPhase { get; set; }

    /// <summary>What is to be registered, as the address says.</summary>
    [BindProperty(SupportsGet = true, Name = "vad")]
    public PhaseEventKind? AskedKind { get; set; }

    /// <summary>The initiative's programmes with how the participant goes through them.</summary>
    public IReadOnlyList<ProgrammeView> Programmes { get; private set; } = [];

    /// <summary>Whether something is to be registered.</summary>
    public bool IsAsking => Input.Kind is not null;

    /// <summary>Whether anything may be registered: by role, and while the participant takes part.</summary>
    public bool MayChange => MayEdit && Facts.Status is ParticipantStatus.Enrolled;

    /// <summary>Whether the viewer makes programmes.</summary>
    public bool MayPlan => user.May(Permissions.InitiativesEdit, Initiative);

    protected override string? TitleKey => "participants.programme.title";

    /// <summary>The colour of a state.</summary>
    public static Tone ToneOf(PhaseState state) => state switch
    {
        PhaseState.Ongoing => Tone.Info,
        PhaseState.Completed => Tone.Ok,
        PhaseState.Paused => Tone.Late,
        _ => Tone.Neutral,
    };

    public void OnGet()
    {
        if (MayChange && AskedPhase is { } phase && AskedKind is { } kind
            && Programmes.SelectMany(static programme => programme.Phases).FirstOrDefault(view => view.Id == phase)?.Course.State.After(kind) is not null)
        {
            (Input.Phase, Input.Kind, Input.OccurredOn) = (phase, kind, Today);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => !user.May(Permissions.ParticipantsEdit, Initiative) ? Forbidden()
        : ModelState.IsValid ? Answer(await register.RunAsync(Facts, Input, cancellation), $"{Facts.Path}/program", "participants.notice.phase")
        : Page();

    public async Task<IActionResult> OnPostRetractAsync(Guid moment, CancellationToken cancellation)
    {
        ModelState.Clear();
        return user.May(Permissions.ParticipantsEdit, Initiative)
            ? Answer(await register.RetractAsync(Facts, moment, cancellation), $"{Facts.Path}/program", "participants.notice.phase_retracted")
            : Forbidden();
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Programmes = await ProgrammeQuery.OfAsync(Database, Initiative, Participant, cancellation);

    private StatusCodeResult Forbidden() => StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden);
}
