using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A placement: what is agreed, how it has gone, what is due.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class PlacementPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CurrentUser user, PrintPlan print)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>Coming follow-ups shown; the rest are the rhythm going on.</summary>
    private const int ComingShown = 3;

    /// <summary>Follow-ups made, the latest first.</summary>
    public IReadOnlyList<FollowUpRow> Made { get; private set; } = [];

    /// <summary>What has happened to it, the latest first.</summary>
    public IReadOnlyList<PlacementEventRow> Events { get; private set; } = [];

    /// <summary>What the supervisor has answered of the latest weeks.</summary>
    public IReadOnlyList<CheckInLine> CheckIns { get; private set; } = [];

    /// <summary>What the participant has said against it, while it is a proposal.</summary>
    public IReadOnlyList<ProposalWord> Words { get; private set; } = [];

    /// <summary>What the three parties plan.</summary>
    public PlanCard Plan { get; private set; } = null!;

    /// <summary>How far it has come to the first day.</summary>
    public PlacementWay Way => new(Placement.State, Events.Any(static row => row.Event is PlacementEventKind.Visited), Plan.Plan is not null, Plan.IsConfirmed);

    /// <summary>Why it ended; null while it has not, and where it was not asked.</summary>
    public PlacementReason? EndReason => Events.FirstOrDefault(static row => row.Event is PlacementEventKind.Ended)?.Reason;

    /// <summary>Where the participant is signed out, where that comes next: the placement led to a job or to studies.</summary>
    public string? ExitPath => MayEdit && Placement is { State: PlacementState.Ended, IsExited: false } && EndReason is PlacementReason.Job or PlacementReason.Studies && user.May(Permissions.ParticipantsEdit, Initiative)
        ? $"/insatser/{Initiative}/deltagare/{Placement.ParticipantId}/avslut"
        : null;

    /// <summary>What can happen now and has a form, what goes on first; what stands as the next step is not said twice.</summary>
    public IEnumerable<PlacementEventKind> Steps => MayEdit
        ? Enum.GetValues<PlacementEventKind>().Where(kind => PlacementSteps.PathOf(kind) is { } path && PlacementSteps.May(Placement.State, kind) && !(Way.GoesOn && Way.Next.Path == path))
        : [];

    /// <summary>What the cadence asks for, and how it went.</summary>
    public IReadOnlyList<ScheduleRow> Schedule { get; private set; } = [];

    /// <summary>The follow-up that is waited for; null when none is.</summary>
    public FollowUpDue? Next { get; private set; }

    /// <summary>Since when a follow-up is waited for, or from when: <see cref="FollowUpSchedule.WaitsFrom"/>; null when none is.</summary>
    public DateOnly? WaitsFrom { get; private set; }

    /// <summary>Key of the words for that.</summary>
    public string WaitsKey => this switch
    {
        { NeedsAttention: true } => "placements.attention_since",
        _ when WaitsFrom < Today => "placements.next_late",
        { Next.PreferSiteVisit: true } => "placements.next_visit_due",
        _ => "placements.next_due",
    };

    /// <summary>Whether something came up at the latest follow-up that is to be dealt with.</summary>
    public bool NeedsAttention => Made is [{ NeedsAttention: true }, ..];

    /// <summary>Whether the viewer may register.</summary>
    public bool MayEdit => !Placement.IsOnlyOpened && user.May(Permissions.PlacementsEdit, Initiative);

    /// <summary>Follow-ups that the cadence has asked for up to today.</summary>
    public int Expected => Schedule.Count(row => row.Due.DueOn <= Today);

    /// <summary>The quick form's usual answers.</summary>
    public NewFollowUp Usual { get; private set; } = new();

    /// <summary>The quick form's questions.</summary>
    public FollowUpQuestions Questions => new(Usual, user.OrganisationIn(Initiative) is not null);

    /// <summary>What is shown of the rhythm: all up to now, and the next few.</summary>
    public IEnumerable<ScheduleRow> Rhythm =>
        [.. Schedule.Where(static row => row.State != ScheduledFollowUp.Coming), .. Schedule.Where(static row => row.State == ScheduledFollowUp.Coming).Take(ComingShown)];

    /// <inheritdoc/>
    protected override string TitleKey => "placements.page.title";

    /// <summary>The page; opening it is logged as reading the participant's file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Made = await FollowUpRow.OfAsync(Database, Id, cancellation);
        Plan = await PlanCard.OfAsync(Database, Id, Today, Here, MayEdit && Placement.State is not (PlacementState.Ended or PlacementState.Withdrawn), cancellation);
        CheckIns = Placement.StartedOn is null ? [] : await CheckInLine.OfAsync(Database, Id, cancellation);
        Words = Placement.State is PlacementState.Proposed or PlacementState.Visited ? await ProposalWord.OfAsync(Database, Id, cancellation) : [];
        Events = await PlacementEventRow.OfAsync(Database, Id, cancellation);
        if (Placement.Time is { } time)
        {
            Schedule = FollowUpSchedule.Of(Facts.Cadence, time, [.. Made.Select(static row => row.OccurredOn)], Today);
            Next = Placement.EndedOn is null ? FollowUpSchedule.Next(Schedule) : null;
            WaitsFrom = Placement.EndedOn is null ? FollowUpSchedule.WaitsFrom(Schedule, NeedsAttention ? Made[0].OccurredOn : null) : null;
        }

        Usual = NewFollowUp.Usual(Next, Today);
        return Page();
    }

    /// <summary>The plan as PDF; in words when nothing here can print.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation) => await print.TakeOutAsync(Initiative, Placement, cancellation) is not { } plan ? NotFound()
        : await print.PdfAsync(T, plan, cancellation) is { } file ? File(file, MediaTypeNames.Application.Pdf, PlanDocument.NameOf(T, "pdf"))
        : Done(Here, "placements.print.no_printer");

    /// <summary>The plan as a text document.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken cancellation) => await print.TakeOutAsync(Initiative, Placement, cancellation) is { } plan
        ? File(PrintPlan.Docx(T, plan), FileFormat.Docx.MediaType(), PlanDocument.NameOf(T, "docx"))
        : NotFound();

    /// <summary>The colour of a supervisor's answer.</summary>
    public static Tone ToneOf(CheckInAnswer answer) => answer switch
    {
        CheckInAnswer.Yes => Tone.Ok,
        CheckInAnswer.Partly => Tone.Late,
        _ => Tone.Risk,
    };

    /// <summary>The colour of a scheduled follow-up.</summary>
    public static Tone ToneOf(ScheduledFollowUp state) => state switch
    {
        ScheduledFollowUp.Made => Tone.Ok,
        ScheduledFollowUp.Late => Tone.Risk,
        ScheduledFollowUp.Today => Tone.Late,
        _ => Tone.Neutral,
    };
}
