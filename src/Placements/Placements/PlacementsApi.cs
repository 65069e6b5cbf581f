using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Placements and their follow-ups over the API. Reading one is reading the participant's file, and logged.</summary>
internal static class PlacementsApi
{
    private const string NewPlacement = """
        {
          "participant": "00000000-0000-0000-0000-000000000003", "organisation": "00000000-0000-0000-0000-000000000006", "kind": "work_training",
          "plannedStart": "2026-04-15", "plannedEnd": "2026-06-30", "hoursPerWeek": 20, "tasks": "Packning och plock.", "anyway": true
        }
        """;

    private const string Changed = """
        { "plannedStart": "2026-04-15", "plannedEnd": "2026-06-30", "hoursPerWeek": 30, "tasks": "Packning, plock och kassa." }
        """;

    private const string FollowUp = """
        { "occurredOn": "2026-04-15", "channel": "site_visit", "withParticipant": true, "withOrganisation": true, "needsAttention": false, "attendance": "well", "work": "partly", "supervision": "well", "nextStep": "Prova kassan.", "isAnother": true }
        """;

    private const string Correction = """
        { "occurredOn": "2026-04-15", "channel": "phone", "withParticipant": true, "withOrganisation": false, "needsAttention": false, "reason": "Det var ett samtal." }
        """;

    private const string Event = """
        { "event": "ended", "occurredOn": "2026-04-15", "reason": "completed" }
        """;

    private const string EventCorrection = """
        { "occurredOn": "2026-04-15", "reason": "Sista dagen blev en annan." }
        """;

    public static ApiResource Resource { get; } = new("placements", static routes =>
    {
        routes.Get("/placements", Permissions.PlacementsRead, "placements.api.list", ListAllAsync);
        routes.Get("/initiatives/{initiative:guid}/placements", Permissions.PlacementsRead, "placements.api.list_of_initiative", ListAsync);
        routes.Get("/initiatives/{initiative:guid}/placements/{placement:guid}", Permissions.PlacementsRead, "placements.api.get", GetAsync);
        routes.Post("/initiatives/{initiative:guid}/placements", Permissions.PlacementsEdit, "placements.api.add", NewPlacement, AddAsync);
        routes.Put("/initiatives/{initiative:guid}/placements/{placement:guid}", Permissions.PlacementsEdit, "placements.api.change", Changed, ChangeAsync);
        routes.Post("/initiatives/{initiative:guid}/placements/{placement:guid}/follow-ups", Permissions.PlacementsEdit, "placements.api.follow_up", FollowUp, FollowUpAsync);
        routes.Put("/initiatives/{initiative:guid}/placements/{placement:guid}/follow-ups/{followUp:guid}", Permissions.PlacementsEdit, "placements.api.correct_follow_up", Correction, CorrectFollowUpAsync);
        routes.Post("/initiatives/{initiative:guid}/placements/{placement:guid}/events", Permissions.PlacementsEdit, "placements.api.add_event", Event, AddEventAsync);
        routes.Put("/initiatives/{initiative:guid}/placements/{placement:guid}/events/{event:guid}", Permissions.PlacementsEdit, "placements.api.correct_event", EventCorrection, CorrectEventAsync);
    });

    private static Task<ApiListAnswer<PlacementItem>> ListAllAsync(
        ApiFilter<PlacementQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) =>
        PageAsync(null, filter, lists, clock, texts, cancellation);

    private static Task<ApiListAnswer<PlacementItem>> ListAsync(
        Guid initiative, ApiFilter<PlacementQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) =>
        PageAsync(new InitiativeId(initiative), filter, lists, clock, texts, cancellation);

    private static Task<ApiListAnswer<PlacementItem>> PageAsync(
        InitiativeId? initiative, ApiFilter<PlacementQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) => lists.PageAsync(
        PlacementList.Of(new PlacementFilter(initiative, filter.Value.Shown, filter.Value.Organisation), lists.ScopeWhere(Permissions.PlacementsRead), true, clock.Today(), texts), filter.Request,
        PlacementItem.Of, cancellation);

    private static async Task<ApiAnswer<PlacementDetails>> GetAsync(
        Guid initiative, Guid placement, RequestDatabase database, AuditTrail audit, CancellationToken cancellation)
    {
        if (await PlacementFile.FindAsync(database, new(initiative), new(placement), cancellation) is not { } file)
        {
            return ApiAnswer.Missing;
        }

        audit.Open(new InitiativeId(initiative), file.ParticipantId);
        var followUps = await FollowUpRow.OfAsync(database, file.Id, cancellation);
        return ApiAnswer<PlacementDetails>.Of(PlacementDetails.Of(new(initiative), file, followUps), file.Version);
    }

    private static async Task<ApiAnswer<PlacementDetails>> AddAsync(
        Guid initiative, ApiBody<NewPlacement> body, IdempotencyKey key, PlanPlacement plan, RequestDatabase database, AuditTrail audit, CancellationToken cancellation)
    {
        body.Value.Id = new PlacementId(key.Id);
        return await ApiAnswer<PlacementDetails>.OnceAsync(
            key, async () => await plan.RunAsync(new(initiative), body.Value, cancellation), () => GetAsync(initiative, key.Id, database, audit, cancellation),
            $"/api/v1/initiatives/{initiative}/placements/{key.Id}");
    }

    private static async Task<ApiAnswer<PlacementDetails>> ChangeAsync(
        Guid initiative, Guid placement, ApiBody<ChangedTerms> body, IfMatch match, ChangePlacement change, RequestDatabase database, AuditTrail audit,
        CancellationToken cancellation)
    {
        body.Value.Version = match.Version;
        return await ApiAnswer<PlacementDetails>.AfterAsync(
            await change.RunAsync(new(initiative), new(placement), body.Value, cancellation), () => GetAsync(initiative, placement, database, audit, cancellation));
    }

    private static async Task<ApiAnswer<PlacementDetails>> FollowUpAsync(
        Guid initiative, Guid placement, ApiBody<NewFollowUp> body, IdempotencyKey key, RegisterFollowUp register, RequestDatabase database, AuditTrail audit,
        CancellationToken cancellation)
    {
        body.Value.Id = key.Id;
        return await ApiAnswer<PlacementDetails>.OnceAsync(
            key, async () => await register.RunAsync(new(initiative), new(placement), body.Value, cancellation), () => GetAsync(initiative, placement, database, audit, cancellation),
            $"/api/v1/initiatives/{initiative}/placements/{placement}");
    }

    private static async Task<ApiAnswer<PlacementDetails>> CorrectFollowUpAsync(
        Guid initiative, Guid placement, Guid followUp, ApiBody<FollowUpCorrection> body, CorrectFollowUp correct, RequestDatabase database, AuditTrail audit,
        CancellationToken cancellation) =>
        await ApiAnswer<PlacementDetails>.AfterAsync(
            await correct.RunAsync(new(initiative), new(placement), followUp, body.Value, cancellation), () => GetAsync(initiative, placement, database, audit, cancellation));

    private static async Task<ApiAnswer<PlacementDetails>> AddEventAsync(
        Guid initiative, Guid placement, ApiBody<AddedPlacementEvent> body, IdempotencyKey key, RegisterPlacementEvent register, RequestDatabase database,
        AuditTrail audit, CancellationToken cancellation) =>
        await ApiAnswer<PlacementDetails>.OnceAsync(
            key, async () => await register.RunAsync(new(initiative), new(placement), body.Value.Event!.Value, body.Value, cancellation),
            () => GetAsync(initiative, placement, database, audit, cancellation), $"/api/v1/initiatives/{initiative}/placements/{placement}");

    private static async Task<ApiAnswer<PlacementDetails>> CorrectEventAsync(
        Guid initiative, Guid placement, Guid @event, ApiBody<PlacementEventCorrection> body, CorrectPlacementEvent correct, RequestDatabase database, AuditTrail audit,
        CancellationToken cancellation) =>
        await ApiAnswer<PlacementDetails>.AfterAsync(
            await correct.RunAsync(new(initiative), new(placement), @event, body.Value, cancellation), () => GetAsync(initiative, placement, database, audit, cancellation));
}

/// <summary>What has happened to a placement; a form has an address of its own for each.</summary>
internal sealed record AddedPlacementEvent : NewPlacementEvent
{
    /// <summary>What has happened.</summary>
    [Required]
    public PlacementEventKind? Event { get; set; }
}

/// <summary>By what placements are narrowed.</summary>
/// <param name="Shown">Where they stand.</param>
/// <param name="Organisation">At one organisation.</param>
internal sealed record PlacementQuery(PlacementShown? Shown, OrganisationId? Organisation);

/// <summary>A placement in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Name">The participant; null for a protected identity.</param>
/// <param name="Reference">The participant's short code.</param>
/// <param name="Organisation">Name of where it is.</param>
/// <param name="Kind">What for.</param>
/// <param name="StartOn">First day: real, or planned before the start.</param>
/// <param name="EndOn">Last day: real, or planned before the end.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="FollowUpsMade">Follow-ups made.</param>
/// <param name="FollowUpsExpected">Follow-ups that the plan asks for up to today.</param>
/// <param name="NextDue">When the next follow-up is due; null when none is.</param>
/// <param name="State">Where it stands.</param>
internal sealed record PlacementItem(
    PlacementId Id, InitiativeId Initiative, string? Name, string Reference, string Organisation, PlacementKind Kind, DateOnly StartOn, DateOnly EndOn, decimal? HoursPerWeek,
    long FollowUpsMade, long FollowUpsExpected, DateOnly? NextDue, PlacementState State)
{
    public static PlacementItem Of(PlacementRow row) => new(
        new(row.Id), row.InitiativeId, row.Name, row.Reference, row.Organisation, row.Kind, row.StartOn, row.EndOn, row.HoursPerWeek, row.Made, row.Expected, row.NextDue, row.State);
}

/// <summary>A placement.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Participant">Who.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Supervisor">The supervisor among the organisation's contact persons; null when nobody is named.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Start">Id of the event that it started; null before the start. A corrected event has an id of its own.</param>
/// <param name="StartedOn">First day; null before the start.</param>
/// <param name="End">Id of the event that it ended; null before the end. A corrected event has an id of its own.</param>
/// <param name="EndedOn">Last day; null before the end.</param>
/// <param name="FollowUps">Follow-ups made, the latest first.</param>
internal sealed record PlacementDetails(
    PlacementId Id, InitiativeId Initiative, ParticipantId Participant, OrganisationId Organisation, PlacementKind Kind, DateOnly PlannedStart, DateOnly PlannedEnd,
    decimal? HoursPerWeek, Guid? Supervisor, string Tasks, PlacementState State, Guid? Start, DateOnly? StartedOn, Guid? End, DateOnly? EndedOn,
    IReadOnlyList<FollowUpItem> FollowUps)
{
    public static PlacementDetails Of(InitiativeId initiative, PlacementFile file, IReadOnlyList<FollowUpRow> followUps) => new(
        file.Id, initiative, file.ParticipantId, file.OrganisationId, file.Kind, file.PlannedStart, file.PlannedEnd, file.HoursPerWeek, file.SupervisorId, file.Tasks, file.State,
        file.StartId, file.StartedOn, file.EndId, file.EndedOn,
        [.. followUps.Select(static row => new FollowUpItem(row.Id, row.OccurredOn, row.Channel, row.WithParticipant, row.WithOrganisation, row.NeedsAttention, row.Attendance, row.Work, row.Supervision, row.NextStep, row.RegisteredBy, row.Note))]);
}

/// <summary>A follow-up of a placement.</summary>
/// <param name="Id">Which; a corrected version has an id of its own.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Channel">How.</param>
/// <param name="WithParticipant">Whether the participant took part.</param>
/// <param name="WithOrganisation">Whether the organisation took part.</param>
/// <param name="NeedsAttention">Whether something must be dealt with.</param>
/// <param name="Attendance">How it goes with being there; null when it was not asked.</param>
/// <param name="Work">How it goes with the tasks; null when it was not asked.</param>
/// <param name="Supervision">How it goes with the supervision; null when it was not asked.</param>
/// <param name="NextStep">What comes next; may be empty.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
/// <param name="Note">What was said; null when there is none, or another organisation keeps it.</param>
internal sealed record FollowUpItem(
    Guid Id, DateOnly OccurredOn, FollowUpChannel Channel, bool WithParticipant, bool WithOrganisation, bool NeedsAttention,
    FollowUpAnswer? Attendance, FollowUpAnswer? Work, FollowUpAnswer? Supervision, string NextStep, string RegisteredBy, string? Note);
