using System.ComponentModel.DataAnnotations;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Business agreements over the API.</summary>
internal static class AgreementsApi
{
    private const string NewAgreement = """
        {
          "title": "Lokalvård i biblioteket", "type": "direct_award", "buyer": "00000000-0000-0000-0000-000000000004", "supplier": "00000000-0000-0000-0000-000000000005",
          "value": 125000.00, "state": "dialogue", "occurredOn": "2026-04-15"
        }
        """;

    private const string Changed = """
        {
          "title": "Lokalvård i biblioteket och arkivet", "type": "direct_award", "buyer": "00000000-0000-0000-0000-000000000004",
          "supplier": "00000000-0000-0000-0000-000000000005", "value": 150000.00
        }
        """;

    private const string State = """
        { "state": "signed", "occurredOn": "2026-04-15" }
        """;

    private const string Correction = """
        { "state": "dialogue", "occurredOn": "2026-04-15", "reason": "Samtalet hölls en annan dag." }
        """;

    private const string Retraction = """
        { "reason": "Avtalet blev aldrig undertecknat." }
        """;

    public static ApiResource Resource { get; } = new("procurement", static routes =>
    {
        routes.Get("/agreements", Permissions.ProcurementRead, "procurement.api.list", ListAllAsync);
        routes.Get("/initiatives/{initiative:guid}/agreements", Permissions.ProcurementRead, "procurement.api.list_of_initiative", ListAsync);
        routes.Get("/initiatives/{initiative:guid}/agreements/{agreement:guid}", Permissions.ProcurementRead, "procurement.api.get", GetAsync);
        routes.Get("/agreements/stage-times", Permissions.ProcurementRead, "procurement.api.stage_times", AllStageTimesAsync);
        routes.Get("/initiatives/{initiative:guid}/agreements/stage-times", Permissions.ProcurementRead, "procurement.api.stage_times_of_initiative", StageTimesAsync);
        routes.Post("/initiatives/{initiative:guid}/agreements", Permissions.ProcurementEdit, "procurement.api.add", NewAgreement, AddAsync);
        routes.Put("/initiatives/{initiative:guid}/agreements/{agreement:guid}", Permissions.ProcurementEdit, "procurement.api.change", Changed, ChangeAsync);
        routes.Post("/initiatives/{initiative:guid}/agreements/{agreement:guid}/states", Permissions.ProcurementEdit, "procurement.api.add_state", State, AddStateAsync);
        routes.Put("/initiatives/{initiative:guid}/agreements/{agreement:guid}/states/{state:guid}", Permissions.ProcurementEdit, "procurement.api.correct_state", Correction, CorrectStateAsync);
        routes.Post("/initiatives/{initiative:guid}/agreements/{agreement:guid}/states/{state:guid}/retraction", Permissions.ProcurementEdit, "procurement.api.retract_state", Retraction, RetractStateAsync);
    });

    private static Task<ApiListAnswer<AgreementItem>> ListAllAsync(ApiFilter<AgreementFilter> filter, ApiLists lists, TimeProvider clock, CancellationToken cancellation) => lists.PageAsync(
        AgreementList.Of(initiative: null, filter.Value.State, filter.Value.Type, filter.Value.Attention, lists.ScopeWhere(Permissions.ProcurementRead), clock.Today()), filter.Request, AgreementItem.Of, cancellation);

    private static async Task<ApiListAnswer<AgreementItem>> ListAsync(
        Guid initiative, ApiFilter<AgreementFilter> filter, ApiLists lists, InitiativeChoices initiatives, TimeProvider clock, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? await lists.PageAsync(AgreementList.Of(id, filter.Value.State, filter.Value.Type, filter.Value.Attention, lists.ScopeWhere(Permissions.ProcurementRead), clock.Today()), filter.Request, AgreementItem.Of, cancellation)
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<AgreementDetails>> GetAsync(Guid initiative, Guid agreement, RequestDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        var file = new AgreementFile(database);
        return await file.FindAsync(new(initiative), new(agreement), cancellation) is { } found
            ? ApiAnswer<AgreementDetails>.Of(AgreementDetails.Of(new(agreement), new(initiative), found, await file.StatesAsync(new(agreement), cancellation), await file.PartiesAsync(new(agreement), cancellation), clock.Today()),
                found.Version)
            : ApiAnswer.Missing;
    }

    private static async Task<ApiAnswer<StageTimes>> AllStageTimesAsync(ApiLists lists, RequestDatabase database, CancellationToken cancellation) =>
        ApiAnswer<StageTimes>.Of(await StageTimes.ReadAsync(database, AgreementStages.Medians(initiative: null, lists.ScopeWhere(Permissions.ProcurementRead)), cancellation));

    private static async Task<ApiAnswer<StageTimes>> StageTimesAsync(Guid initiative, ApiLists lists, InitiativeChoices initiatives, RequestDatabase database, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? ApiAnswer<StageTimes>.Of(await StageTimes.ReadAsync(database, AgreementStages.Medians(id, lists.ScopeWhere(Permissions.ProcurementRead)), cancellation))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<AgreementDetails>> AddAsync(
        Guid initiative, ApiBody<NewAgreementInput> body, IdempotencyKey key, AddAgreement add, InitiativeChoices initiatives, RequestDatabase database, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(new(initiative), cancellation) is null)
        {
            return ApiAnswer.Missing;
        }

        return await ApiAnswer<AgreementDetails>.OnceAsync(
            key, async () => await add.RunAsync(new(initiative), body.Value with { Id = new(key.Id) }, cancellation),
            () => GetAsync(initiative, key.Id, database, clock, cancellation), $"/api/v1/initiatives/{initiative}/agreements/{key.Id}");
    }

    private static async Task<ApiAnswer<AgreementDetails>> ChangeAsync(
        Guid initiative, Guid agreement, ApiBody<AgreementInput> body, IfMatch match, ChangeAgreement change, RequestDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await ApiAnswer<AgreementDetails>.AfterAsync(
            await change.RunAsync(new(initiative), body.Value with { Id = new(agreement), Version = match.Version }, cancellation),
            () => GetAsync(initiative, agreement, database, clock, cancellation));

    private static async Task<ApiAnswer<AgreementDetails>> AddStateAsync(
        Guid initiative, Guid agreement, ApiBody<AgreementStateInput> body, IdempotencyKey key, RegisterAgreementState register, RequestDatabase database, TimeProvider clock,
        CancellationToken cancellation) =>
        await ApiAnswer<AgreementDetails>.OnceAsync(
            key, () => register.RunAsync(new(initiative), new(agreement), body.Value, asksPeriod: false, cancellation),
            () => GetAsync(initiative, agreement, database, clock, cancellation), $"/api/v1/initiatives/{initiative}/agreements/{agreement}");

    private static async Task<ApiAnswer<AgreementDetails>> CorrectStateAsync(
        Guid initiative, Guid agreement, Guid state, ApiBody<AgreementCorrection> body, CorrectAgreementState correct, RequestDatabase database, TimeProvider clock,
        CancellationToken cancellation) =>
        await IsOfAsync(database, new(agreement), state, cancellation)
            ? await ApiAnswer<AgreementDetails>.AfterAsync(
                await correct.RunAsync(new(initiative), new(agreement), state, body.Value, cancellation), () => GetAsync(initiative, agreement, database, clock, cancellation))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<AgreementDetails>> RetractStateAsync(
        Guid initiative, Guid agreement, Guid state, ApiBody<AgreementRetraction> body, IdempotencyKey key, CorrectAgreementState correct, RequestDatabase database, TimeProvider clock,
        CancellationToken cancellation) =>
        await IsOfAsync(database, new(agreement), state, cancellation)
            ? await ApiAnswer<AgreementDetails>.OnceAsync(
                key, () => correct.RetractAsync(new(initiative), new(agreement), state, body.Value.Reason, cancellation), () => GetAsync(initiative, agreement, database, clock, cancellation),
                $"/api/v1/initiatives/{initiative}/agreements/{agreement}")
            : ApiAnswer.Missing;

    private static async Task<bool> IsOfAsync(RequestDatabase database, BusinessAgreementId agreement, Guid state, CancellationToken cancellation) =>
        (await new AgreementFile(database).StatesAsync(agreement, cancellation)).Any(row => row.Id == state);
}

/// <summary>Why a state is taken back.</summary>
internal sealed record AgreementRetraction
{
    /// <summary>Kept in the history.</summary>
    [MaxLength(500)]
    public string Reason { get; init; } = string.Empty;
}

/// <summary>By what agreements are narrowed.</summary>
/// <param name="State">How far they have come.</param>
/// <param name="Type">Code of a type.</param>
/// <param name="Attention">What is to be looked after.</param>
internal sealed record AgreementFilter(AgreementState? State, string? Type, AgreementAttention? Attention);

/// <summary>An agreement in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that brought it about.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Supplier">Name of who delivers.</param>
/// <param name="Buyer">Name of who buys.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">The day it reached that state.</param>
/// <param name="Attention">Why it is to be looked after; null when it need not be.</param>
/// <param name="EndsOn">Last day; null when it is not known, or until further notice.</param>
/// <param name="Value">SEK; null when it is not known.</param>
/// <param name="ValueIs">What that is the value of.</param>
internal sealed record AgreementItem(
    BusinessAgreementId Id, InitiativeId Initiative, string Title, string Supplier, string Buyer, string Type, AgreementState State, DateOnly StateSince,
    AgreementAttention? Attention, DateOnly? EndsOn, decimal? Value, ValueBasis ValueIs)
{
    public static AgreementItem Of(AgreementRow row) => new(
        new(row.Id), row.InitiativeId, row.Title, row.Supplier, row.Buyer, row.Type, row.State, row.StateSince, row.Attention, row.EndsOn, row.Value, row.ValueIs);
}

/// <summary>An agreement.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that brought it about.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Value">SEK; null when it is not known.</param>
/// <param name="ValueIs">What that is the value of.</param>
/// <param name="StartsOn">First day; null when it is not known.</param>
/// <param name="EndsOn">Last day; null when it is not known, or until further notice.</param>
/// <param name="RemindMonths">So many months before the last day one is reminded.</param>
/// <param name="Responsible">The account that is reminded; null for all who work with agreements in the initiative.</param>
/// <param name="Origin">How it came about; empty when nobody has written it.</param>
/// <param name="Renews">The agreement that it continues; null when it is new.</param>
/// <param name="Note">Empty when nobody has written one.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">The day it reached that state.</param>
/// <param name="States">The states it has reached, the last first, with how long it stayed in each; what was corrected or taken back is left out.</param>
/// <param name="Parties">Who takes part beside the buyer and the supplier.</param>
internal sealed record AgreementDetails(
    BusinessAgreementId Id, InitiativeId Initiative, string Title, string Type, OrganisationId Supplier, OrganisationId Buyer, decimal? Value, ValueBasis ValueIs, DateOnly? StartsOn,
    DateOnly? EndsOn, int RemindMonths, AccountId? Responsible, string Origin, BusinessAgreementId? Renews, string Note, AgreementState State, DateOnly StateSince, IReadOnlyList<AgreementStateItem> States,
    IReadOnlyList<AgreementPartyItem> Parties)
{
    public static AgreementDetails Of(
        BusinessAgreementId id, InitiativeId initiative, AgreementFileRow row, IReadOnlyList<AgreementStateRow> states, IReadOnlyList<AgreementPartyRow> parties, DateOnly today)
    {
        var standing = states.Where(static state => state.IsStanding).ToList();
        var days = AgreementStages.Of(standing.Select(static state => new AgreementStep(state.State, state.OccurredOn)), today).ToDictionary(static stage => stage.State, static stage => stage.Days);
        return new(
            id, initiative, row.Title, row.Type, row.SupplierId, row.BuyerId, row.Value, row.ValueIs, row.StartsOn, row.EndsOn, row.RemindMonths, row.ResponsibleId, row.Origin, row.RenewsId, row.Note,
            row.State, row.StateSince, [.. standing.Select(state => new AgreementStateItem(state.Id, state.State, state.OccurredOn, days[state.State], state.Because, state.RegisteredBy))],
            [.. parties.Select(static party => new AgreementPartyItem(party.OrganisationId, party.Organisation, party.Part))]);
    }
}

/// <summary>A state that an agreement has reached.</summary>
/// <param name="Id">Which; a corrected one has an id of its own.</param>
/// <param name="State">How far it came.</param>
/// <param name="OccurredOn">The day it did.</param>
/// <param name="Days">Days until it reached the next, or until today; null for a state that is the end of it.</param>
/// <param name="Because">Why it never came about; empty for other states.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
internal sealed record AgreementStateItem(Guid Id, AgreementState State, DateOnly OccurredOn, int? Days, string Because, string RegisteredBy);

/// <summary>Who takes part in an agreement.</summary>
/// <param name="Organisation">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Part">What part it has.</param>
internal sealed record AgreementPartyItem(OrganisationId Organisation, string Name, AgreementPart Part);

/// <summary>How long agreements stay in the states on the way to signing.</summary>
/// <param name="Items">In the order they are reached; a state that no agreement has left yet is not there.</param>
internal sealed record StageTimes(IReadOnlyList<StageTimeItem> Items)
{
    public static async Task<StageTimes> ReadAsync(RequestDatabase database, Sql medians, CancellationToken cancellation) =>
        new([.. (await database.QueryAsync<StageMedian>(medians, cancellation)).Select(static row => new StageTimeItem(row.State, row.Days, row.Agreements))]);
}

/// <summary>How long agreements have stayed in a state.</summary>
/// <param name="State">Which.</param>
/// <param name="MedianDays">As many took longer as took less.</param>
/// <param name="Agreements">How many have left it.</param>
internal sealed record StageTimeItem(AgreementState State, double MedianDays, int Agreements);
