using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The participant's own places: what is proposed and what is agreed. A proposal is answered.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnPlacesPage(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock, PrintPlan print) : OwnPage(database, clock)
{
    /// <summary>The page's address.</summary>
    public const string Here = "/min-sida/plats";

    /// <summary>The place that is spoken of, or whose plan is printed; null when none is.</summary>
    [BindProperty(SupportsGet = true, Name = "plats")]
    public PlacementId? Spoken { get; set; }

    /// <summary>What is answered.</summary>
    [BindProperty]
    public ProposalAnswerInput Input { get; set; } = new();

    /// <summary>Those that are not over, the latest first.</summary>
    public IReadOnlyList<OwnPlacement> Places { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>Answers a proposal.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Places.FirstOrDefault(place => place.Id == Spoken && place.IsProposal) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await Database.OwnAsync<Guid>(Sql.Of($"""
            insert into placement_answers (id, initiative_id, participant_id, placement_id, answer, text, occurred_on, registered_at, registered_by)
            select {Input.Id}, {Facts.InitiativeId}, {Facts.ParticipantId}, {Spoken!.Value}, {Input.Answer!.Value}, {Input.Text?.Trim() ?? string.Empty}, {Today}, {Now}, {user.RequiredAccount}
            where not exists (select from placement_answers a where a.id = {Input.Id})
            returning id
            """), cancellation);
        if (added.Count > 0)
        {
            await audit.RecordAsync("added", "placement_answers", Input.Id, Facts.InitiativeId, Facts.ParticipantId, cancellation: cancellation);
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
        select p.id, o.name as organisation, nullif(concat_ws(', ', o.address, o.municipality), '') as address, s.name as supervisor, p.kind, {PlacementSteps.State} as state, p.planned_start, p.planned_end, p.hours_per_week, p.tasks, coalesce(pl.half_days, 0) as half_days, coalesce(pl.goals, '') as goals, pl.placement_id is not null as has_plan,
               array(select a.answer from placement_answers a where a.placement_id = p.id and a.superseded_at is null order by a.registered_at, a.id) as answers,
               array(select a.text from placement_answers a where a.placement_id = p.id and a.superseded_at is null order by a.registered_at, a.id) as texts,
               array(select a.occurred_on from placement_answers a where a.placement_id = p.id and a.superseded_at is null order by a.registered_at, a.id) as answered_on
        from placements p
        join organisations o on o.id = p.organisation_id
        left join contact_persons s on s.id = p.supervisor_id
        left join placement_plans pl on pl.placement_id = p.id
        where p.participant_id = {Facts.ParticipantId} and not {PlacementSteps.IsOver}
        order by p.planned_start desc, p.id
        """), cancellation);
}

/// <summary>A participant's answer to a proposal, as typed.</summary>
public sealed record ProposalAnswerInput
{
    /// <summary>Id that the form was given, so that sending it twice says it once.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What they say.</summary>
    [Required]
    public ProposalAnswer? Answer { get; init; }

    /// <summary>In their own words.</summary>
    [MaxLength(PlacementAnswer.LongestText)]
    public string? Text { get; init; }
}

/// <summary>A place as the participant reads of it.</summary>
/// <param name="Id">The placement.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Address">Its address; null when it is not known.</param>
/// <param name="Supervisor">Whom the participant meets there; null while nobody is named.</param>
/// <param name="Kind">What for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="HalfDays">When in the week.</param>
/// <param name="Goals">What the participant is to reach; may be empty.</param>
/// <param name="HasPlan">Whether it is planned together, so that there is something to print.</param>
/// <param name="Answers">Codes of what has been answered, in order.</param>
/// <param name="Texts">What was said with each.</param>
/// <param name="AnsweredOn">When each was.</param>
public sealed record OwnPlacement(
    PlacementId Id, string Organisation, string? Address, string? Supervisor, PlacementKind Kind, PlacementState State, DateOnly PlannedStart, DateOnly PlannedEnd, decimal? HoursPerWeek, string Tasks, int HalfDays, string Goals,
    bool HasPlan, string[] Answers, string[] Texts, DateOnly[] AnsweredOn)
{
    /// <summary>Whether it is still a proposal.</summary>
    public bool IsProposal => State is PlacementState.Proposed or PlacementState.Visited;

    /// <summary>What has been answered.</summary>
    public IEnumerable<ProposalWord> Words => CodeArrays.Read<ProposalAnswer>(Answers).Select((answer, number) => new ProposalWord(AnsweredOn[number], answer, Texts[number]));

    /// <summary>When in the week.</summary>
    public WeekTimes Times => new(HalfDays);
}
