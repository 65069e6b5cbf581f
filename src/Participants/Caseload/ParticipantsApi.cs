using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Participants over the API. A protected identity has neither name nor birth date here, as on every page.</summary>
internal static class ParticipantsApi
{
    private const string Enrolment = """
        {
          "givenName": "Nils", "familyName": "Exempel", "birthDate": "1984-09-17", "gender": "woman", "targetGroup": "needs_work_training",
          "enrolledOn": "2026-04-15", "coach": "00000000-0000-0000-0000-000000000001", "isProtected": false
        }
        """;

    private const string Details = """
        { "givenName": "Ebba", "familyName": "Exempelsson", "birthDate": "1990-05-01", "phone": "070-123 45 67" }
        """;

    private const string Exit = """
        { "reason": "work", "exitedOn": "2026-04-15", "ongoing": "end", "participantOutcome": "Anställning på heltid." }
        """;

    private const string Retraction = """
        { "read": "00000000-0000-0000-0000-000000000009", "reason": "Anställningen blev inte av." }
        """;

    private const string Correction = """
        {
          "read": "00000000-0000-0000-0000-000000000009", "gender": "woman", "targetGroup": "needs_work_training", "enrolledOn": "2026-04-15",
          "reason": "Könet var fel ifyllt."
        }
        """;

    private const string HandOver = """
        { "coach": "00000000-0000-0000-0000-000000000001", "from": "2026-04-15" }
        """;

    public static ApiResource Resource { get; } = new("participants", static routes =>
    {
        routes.Get("/participants", Permissions.ParticipantsList, "participants.api.list", ListAllAsync);
        routes.Get("/initiatives/{initiative:guid}/participants", Permissions.ParticipantsList, "participants.api.list_of_initiative", ListAsync);
        routes.Get("/initiatives/{initiative:guid}/participants/{participant:guid}", Permissions.ParticipantsRead, "participants.api.get", GetAsync);
        routes.Post("/initiatives/{initiative:guid}/participants", Permissions.ParticipantsEdit, "participants.api.enrol", Enrolment, EnrolAsync);
        routes.Put("/initiatives/{initiative:guid}/participants/{participant:guid}", Permissions.ParticipantsEdit, "participants.api.change", Details, ChangeAsync);
        routes.Put("/initiatives/{initiative:guid}/participants/{participant:guid}/enrolment", Permissions.ParticipantsEdit, "participants.api.correct_enrolment", Correction, CorrectEnrolmentAsync);
        routes.Post("/initiatives/{initiative:guid}/participants/{participant:guid}/hand-over", Permissions.ParticipantsAssign, "participants.api.hand_over", HandOver, HandOverAsync);
        routes.Post("/initiatives/{initiative:guid}/participants/{participant:guid}/exit", Permissions.ParticipantsEdit, "participants.api.exit", Exit, ExitAsync);
        routes.Post("/initiatives/{initiative:guid}/participants/{participant:guid}/exit/retraction", Permissions.ParticipantsEdit, "participants.api.retract_exit", Retraction, RetractExitAsync);
    });

    private static Task<ApiListAnswer<ParticipantItem>> ListAllAsync(
        ApiFilter<ParticipantQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) =>
        PageAsync(null, filter, lists, clock, texts, cancellation);

    private static Task<ApiListAnswer<ParticipantItem>> ListAsync(
        Guid initiative, ApiFilter<ParticipantQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) =>
        PageAsync(new InitiativeId(initiative), filter, lists, clock, texts, cancellation);

    private static Task<ApiListAnswer<ParticipantItem>> PageAsync(
        InitiativeId? initiative, ApiFilter<ParticipantQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) => lists.PageAsync(
        ParticipantList.Of(filter.Value.In(initiative), lists.ScopeWhere(Permissions.ParticipantsList), true, clock.Today(), texts), filter.Request, ParticipantItem.Of, cancellation);

    private static async Task<ApiAnswer<ParticipantDetails>> GetAsync(
        Guid initiative, Guid participant, OpenedCase opened, ChangeDetails details, CancellationToken cancellation)
    {
        if (await opened.FindAsync(new(initiative), new(participant), cancellation) is not { } facts)
        {
            return ApiAnswer.Missing;
        }

        return ApiAnswer<ParticipantDetails>.Of(ParticipantDetails.Of(facts, facts.IsProtected ? null : await details.ReadAsync(facts, cancellation)), facts.Version);
    }

    /// <summary>Only the id is told: whom one enrols for another coach one may not read.</summary>
    private static async Task<ApiAnswer<EnrolledParticipant>> EnrolAsync(
        Guid initiative, ApiBody<EnrolmentInput> body, IdempotencyKey key, EnrolParticipant enrol, RequestDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await EnrolmentChoices.OfAsync(database, new(initiative), clock.Today(), cancellation) is not { } choices)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Form = new ParticipantId(key.Id);
        return await ApiAnswer<EnrolledParticipant>.OnceAsync(
            key, async () => await enrol.RunAsync(new(initiative), body.Value, choices, cancellation),
            () => Task.FromResult(ApiAnswer<EnrolledParticipant>.Of(new EnrolledParticipant(new(key.Id)))),
            $"/api/v1/initiatives/{initiative}/participants/{key.Id}");
    }

    private static Task<ApiAnswer<ParticipantDetails>> ChangeAsync(
        Guid initiative, Guid participant, ApiBody<DetailsInput> body, IfMatch match, OpenedCase opened, ChangeDetails details, CancellationToken cancellation)
    {
        body.Value.Version = match.Version;
        return OfCaseAsync(initiative, participant, opened, details, async facts => await details.RunAsync(facts, body.Value, cancellation), cancellation);
    }

    private static Task<ApiAnswer<ParticipantDetails>> CorrectEnrolmentAsync(
        Guid initiative, Guid participant, ApiBody<CorrectionInput> body, OpenedCase opened, CorrectEnrolment correct, ChangeDetails details, RequestDatabase database,
        TimeProvider clock, CancellationToken cancellation) =>
        OfCaseAsync(initiative, participant, opened, details, async facts =>
            await EnrolmentChoices.OfAsync(database, facts.InitiativeId, clock.Today(), cancellation) is { } choices ? await correct.RunAsync(facts, body.Value, choices, cancellation) : null,
            cancellation);

    private static Task<ApiAnswer<ParticipantDetails>> HandOverAsync(
        Guid initiative, Guid participant, ApiBody<HandOverInput> body, IdempotencyKey key, OpenedCase opened, HandOverCase handOver, ChangeDetails details, CancellationToken cancellation) =>
        OfCaseAsync(initiative, participant, opened, details, async facts => await handOver.RunAsync(facts, body.Value, cancellation), cancellation, key);

    private static Task<ApiAnswer<ParticipantDetails>> ExitAsync(
        Guid initiative, Guid participant, ApiBody<ExitInput> body, IdempotencyKey key, OpenedCase opened, ExitParticipant exit, ChangeDetails details, CancellationToken cancellation) =>
        OfCaseAsync(initiative, participant, opened, details, async facts => await exit.RunAsync(facts, body.Value, cancellation), cancellation, key);

    private static Task<ApiAnswer<ParticipantDetails>> RetractExitAsync(
        Guid initiative, Guid participant, ApiBody<RetractionInput> body, IdempotencyKey key, OpenedCase opened, RetractExit retract, ChangeDetails details, CancellationToken cancellation) =>
        OfCaseAsync(initiative, participant, opened, details, async facts => await retract.RunAsync(facts, body.Value, cancellation), cancellation, key);

    /// <summary>What a command does with an open case, and the case as it stands then; missing where there is none, or nothing to do it with (null).</summary>
    private static async Task<ApiAnswer<ParticipantDetails>> OfCaseAsync(
        Guid initiative, Guid participant, OpenedCase opened, ChangeDetails details, Func<CaseFacts, Task<Result?>> command, CancellationToken cancellation, IdempotencyKey? key = null)
    {
        if (await opened.FindToChangeAsync(new(initiative), new(participant), cancellation) is not { } facts)
        {
            return ApiAnswer.Missing;
        }

        Task<ApiAnswer<ParticipantDetails>> ReadAsync() => GetAsync(initiative, participant, opened, details, cancellation);
        return key is null
            ? await ApiAnswer<ParticipantDetails>.AfterAsync(await command(facts), ReadAsync)
            : await ApiAnswer<ParticipantDetails>.OnceAsync(key, () => command(facts), ReadAsync, $"/api/v1/initiatives/{initiative}/participants/{participant}");
    }
}

/// <summary>By what the list is narrowed.</summary>
/// <param name="Status">Those who take part, or who have left.</param>
/// <param name="Coach">A coach's.</param>
/// <param name="Silent">Those who take part and have had no contact for a while.</param>
/// <param name="Work">Those who have left for work or studies.</param>
/// <param name="NoCoach">Those who take part and whom no coach of today has.</param>
/// <param name="NoPlan">Those who take part without an action plan.</param>
/// <param name="Overdue">Those who take part and have a step that should have been taken.</param>
/// <param name="Review">Those who take part and whose plan should have been reviewed.</param>
/// <param name="Mistaken">Those who were registered by mistake, who are otherwise left out.</param>
internal sealed record ParticipantQuery(ParticipantStatus? Status, AccountId? Coach, bool Silent, bool Work, bool NoCoach, bool NoPlan, bool Overdue, bool Review, bool Mistaken)
{
    public ParticipantFilter In(InitiativeId? initiative) => new(initiative, Status, Coach, Silent, Work, NoCoach, NoPlan, Overdue, Review, Mistaken);
}

/// <summary>A participant in the list. Of one whom the user only meets in a group, name and status are told and the rest is null.</summary>
/// <param name="Id">Who.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Reference">Short code, unique in the initiative.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="Status">Whether the participant takes part.</param>
/// <param name="Coach">Name of today's coach.</param>
/// <param name="TargetGroup">Name of the target group.</param>
/// <param name="EnrolledOn">Day of enrolment.</param>
/// <param name="LastContactOn">Day of the latest contact.</param>
/// <param name="NextStep">The step in front in the action plan.</param>
internal sealed record ParticipantItem(
    ParticipantId Id, InitiativeId Initiative, string Reference, bool IsProtected, string? Name, ParticipantStatus Status, string? Coach, string? TargetGroup,
    DateOnly? EnrolledOn, DateOnly? LastContactOn, string? NextStep)
{
    public static ParticipantItem Of(ParticipantRow row) => new(
        new(row.Id), row.InitiativeId, row.Reference, row.IsProtected, row.IsProtected ? null : row.Name, row.Status, row.IsOpen ? row.CoachName : null, row.TargetGroupName,
        row.EnrolledOn, row.LastContactOn, row.NextStep);
}

/// <summary>A participant whose file is open to the user.</summary>
/// <param name="Id">Who.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Reference">Short code, unique in the initiative.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="GivenName">Null for a protected identity.</param>
/// <param name="FamilyName">Null for a protected identity.</param>
/// <param name="BirthDate">Null for a protected identity.</param>
/// <param name="Phone">Null when it is not known, and for a protected identity.</param>
/// <param name="Email">Null when it is not known, and for a protected identity.</param>
/// <param name="HasNumber">Whether a personal number is kept. It is never told.</param>
/// <param name="Gender">As registered.</param>
/// <param name="TargetGroup">Code of the target group.</param>
/// <param name="Referrer">The organisation that referred; null when none did.</param>
/// <param name="Coach">Account of today's coach; null when there is none.</param>
/// <param name="Enrolment">Id of the enrolment; a corrected one has an id of its own.</param>
/// <param name="EnrolledOn">Day of enrolment.</param>
/// <param name="Status">Whether the participant takes part.</param>
/// <param name="Exit">Id of the exit; null while enrolled.</param>
/// <param name="ExitedOn">Day of the exit; null while enrolled.</param>
/// <param name="ExitReason">Why; null while enrolled.</param>
internal sealed record ParticipantDetails(
    ParticipantId Id, InitiativeId Initiative, string Reference, bool IsProtected, string? GivenName, string? FamilyName, DateOnly? BirthDate, string? Phone, string? Email,
    bool HasNumber, Gender Gender, string TargetGroup, OrganisationId? Referrer, AccountId? Coach, Guid Enrolment, DateOnly EnrolledOn, ParticipantStatus Status, Guid? Exit,
    DateOnly? ExitedOn, ExitReason? ExitReason)
{
    /// <param name="facts">The case.</param>
    /// <param name="details">Who it is; null for a protected identity.</param>
    public static ParticipantDetails Of(CaseFacts facts, DetailsInput? details) => new(
        facts.ParticipantId, facts.InitiativeId, facts.Reference, facts.IsProtected, details?.GivenName, details?.FamilyName, details?.BirthDate, details?.Phone, details?.Email,
        facts.HasNumber, facts.Gender, facts.TargetGroup, facts.ReferrerOrganisationId, facts.CoachAccountId, facts.EnrolmentId, facts.EnrolledOn,
        facts.Status, facts.ExitId, facts.ExitedOn, facts.ExitReason);
}

/// <summary>Somebody just enrolled.</summary>
/// <param name="Id">Who.</param>
internal sealed record EnrolledParticipant(ParticipantId Id);
