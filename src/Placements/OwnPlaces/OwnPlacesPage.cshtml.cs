using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The participant's own places: what is proposed and what is agreed. What was proposed by matching can be spoken against.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnPlacesPage(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock, PrintPlan print) : OwnPage(database, clock)
{
    /// <summary>The page's address.</summary>
    public const string Here = "/min-sida/plats";

    /// <summary>The place that is spoken of, or whose plan is printed; null when none is.</summary>
    [BindProperty(SupportsGet = true, Name = "plats")]
    public PlacementId? Spoken { get; set; }

    /// <summary>What is said.</summary>
    [BindProperty]
    public MatchContestInput Input { get; set; } = new();

    /// <summary>Those that are not over, the latest first.</summary>
    public IReadOnlyList<OwnPlacement> Places { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>Says what the participant thinks of a proposal.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Places.FirstOrDefault(place => place.Id == Spoken && place.MayContest) is not { } place)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await Database.OwnAsync<Guid>(Sql.Of($"""
            insert into match_contests (id, round_id, initiative_id, participant_id, text, occurred_on, registered_at, registered_by)
            select {Input.Id}, {place.RoundId}, {Facts.InitiativeId}, {Facts.ParticipantId}, {Input.Text!.Trim()}, {Today}, {Now}, {user.RequiredAccount}
            where not exists (select from match_contests c where c.id = {Input.Id})
            returning id
            """), cancellation);
        if (added.Count > 0)
        {
            await audit.RecordAsync("added", "match_contests", Input.Id, Facts.InitiativeId, Facts.ParticipantId, cancellation: cancellation);
        }

        return Done(Here, "own_places.said");
    }

    /// <summary>The plan of a place as PDF; in words when nothing here can print.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation) => await TakeOutAsync(cancellation) is not { } plan ? NotFound()
        : await print.PdfAsync(T, plan, cancellation) is { } file ? File(file, MediaTypeNames.Application.Pdf, PlanDocument.NameOf(T, "pdf"))
        : Done(Here, "placements.print.no_printer");

    /// <summary>The plan of a place as a text document.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken cancellation) => await TakeOutAsync(cancellation) is { } plan
        ? File(PrintPlan.Docx(T, plan), FileFormat.Docx.MediaType(), PlanDocument.NameOf(T, "docx"))
        : NotFound();

    private async Task<PrintedPlan?> TakeOutAsync(CancellationToken cancellation) =>
        Places.FirstOrDefault(place => place.Id == Spoken) is { HasPlan: true } place ? await print.TakeOutOwnAsync(Facts, place.Id, cancellation) : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Places = await Database.OwnAsync<OwnPlacement>(Sql.Of($"""
        select p.id, o.name as organisation, p.kind, {PlacementSteps.State} as state, p.planned_start, p.planned_end, p.hours_per_week, p.tasks, coalesce(pl.half_days, 0) as half_days, coalesce(pl.goals, '') as goals, pl.placement_id is not null as has_plan,
               d.round_id, array(select c.text from match_contests c where c.round_id = d.round_id and c.participant_id = p.participant_id and c.superseded_at is null order by c.registered_at, c.id) as said
        from placements p
        join organisations o on o.id = p.organisation_id
        left join placement_plans pl on pl.placement_id = p.id
        left join match_decisions d on d.placement_id = p.id and d.superseded_at is null
        where p.participant_id = {Facts.ParticipantId} and not {PlacementSteps.IsOver}
        order by p.planned_start desc, p.id
        """), cancellation);
}

/// <summary>A place as the participant reads of it.</summary>
/// <param name="Id">The placement.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="HalfDays">When in the week.</param>
/// <param name="Goals">What the participant is to reach; may be empty.</param>
/// <param name="HasPlan">Whether it is planned together, so that there is something to print.</param>
/// <param name="RoundId">The matching that proposed it; null when none did.</param>
/// <param name="Said">What has been said against it.</param>
public sealed record OwnPlacement(
    PlacementId Id, string Organisation, PlacementKind Kind, PlacementState State, DateOnly PlannedStart, DateOnly PlannedEnd, decimal? HoursPerWeek, string Tasks, int HalfDays, string Goals,
    bool HasPlan, MatchRoundId? RoundId, string[] Said)
{
    /// <summary>Whether it is still a proposal, made by matching.</summary>
    public bool MayContest => RoundId is not null && State is (PlacementState.Proposed or PlacementState.Visited);

    /// <summary>When in the week.</summary>
    public WeekTimes Times => new(HalfDays);
}
