using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Contacts with an organisation, and how far it has come, over the API. Mistakes are corrected on the pages.</summary>
internal static class PipelineApi
{
    private const string ContactsPath = "/organisations/{organisation:guid}/contacts";
    private const string StagesPath = "/organisations/{organisation:guid}/stages";

    private const string Contact = """
        { "occurredOn": "2026-04-14", "way": "phone", "said": "De vill veta mer.", "nextStep": "Boka besök", "nextOn": "2026-04-20", "responsible": "00000000-0000-0000-0000-000000000021" }
        """;

    private const string Stage = """
        { "stage": "dormant", "occurredOn": "2026-04-15" }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get(ContactsPath, Permissions.OrganisationsRead, "organisations.api.contacts", ContactsAsync);
        routes.Post(ContactsPath, Permissions.OrganisationsEdit, "organisations.api.add_contact", Contact, AddContactAsync);
        routes.Get(StagesPath, Permissions.OrganisationsRead, "organisations.api.stages", StagesAsync);
        routes.Post(StagesPath, Permissions.OrganisationsEdit, "organisations.api.add_stage", Stage, AddStageAsync);
    });

    private static async Task<ApiAnswer<OrganisationContactsDetails>> ContactsAsync(Guid organisation, OrganisationChoices organisations, RequestDatabase database, CancellationToken cancellation) =>
        await organisations.FindAsync(new(organisation), cancellation) is { Id: var id }
            ? ApiAnswer<OrganisationContactsDetails>.Of(new([.. (await database.Context.Set<OrganisationContact>().AsNoTracking().Where(row => row.OrganisationId == id && row.SupersededAt == null)
                .OrderByDescending(static row => row.OccurredOn).ThenByDescending(static row => row.ContactId).ToListAsync(cancellation)).Select(OrganisationContactItem.Of)]))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<OrganisationContactItem>> AddContactAsync(
        Guid organisation, ApiBody<OrganisationContactInput> body, IdempotencyKey key, RegisterOrganisationContact register, RequestDatabase database, CancellationToken cancellation)
    {
        body.Value.Form = key.Id;
        return await ApiAnswer<OrganisationContactItem>.OnceAsync(
            key, () => register.RunAsync(new(organisation), body.Value, cancellation),
            async () => await database.Context.Set<OrganisationContact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == key.Id && row.OrganisationId == new OrganisationId(organisation), cancellation) is { } row
                ? ApiAnswer<OrganisationContactItem>.Of(OrganisationContactItem.Of(row)) : ApiAnswer.Missing,
            $"/api/v1/organisations/{organisation}/contacts");
    }

    private static async Task<ApiAnswer<OrganisationStagesDetails>> StagesAsync(Guid organisation, OrganisationChoices organisations, RequestDatabase database, CancellationToken cancellation) =>
        await organisations.FindAsync(new(organisation), cancellation) is { Id: var id }
            ? ApiAnswer<OrganisationStagesDetails>.Of(new([.. (await database.Context.Set<StageRegistration>().AsNoTracking().Where(row => row.OrganisationId == id && row.SupersededAt == null)
                .OrderByDescending(static row => row.Number).ToListAsync(cancellation)).Select(OrganisationStageItem.Of)]))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<OrganisationStageItem>> AddStageAsync(
        Guid organisation, ApiBody<StageInput> body, IdempotencyKey key, RegisterStage register, RequestDatabase database, CancellationToken cancellation)
    {
        body.Value.Form = key.Id;
        return await ApiAnswer<OrganisationStageItem>.OnceAsync(
            key, () => register.RunAsync(new(organisation), body.Value, cancellation),
            async () => await database.Context.Set<StageRegistration>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == key.Id && row.OrganisationId == new OrganisationId(organisation), cancellation) is { } row
                ? ApiAnswer<OrganisationStageItem>.Of(OrganisationStageItem.Of(row)) : ApiAnswer.Missing,
            $"/api/v1/organisations/{organisation}/stages");
    }
}

/// <summary>Contacts with an organisation.</summary>
/// <param name="Items">Those that stand, the latest first.</param>
internal sealed record OrganisationContactsDetails(IReadOnlyList<OrganisationContactItem> Items);

/// <summary>A contact with an organisation.</summary>
/// <param name="Id">Which version.</param>
/// <param name="Contact">What its versions share.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Way">Code of how: <c>visit</c>, <c>meeting</c>, <c>phone</c> …</param>
/// <param name="ContactPerson">With whom; null for nobody in particular.</param>
/// <param name="Said">What was said.</param>
/// <param name="NextStep">What comes next; empty when nothing does.</param>
/// <param name="NextOn">When; null when nothing comes next.</param>
/// <param name="Responsible">Account of who keeps in touch from then on.</param>
internal sealed record OrganisationContactItem(
    Guid Id, Guid Contact, DateOnly OccurredOn, OrganisationContactWay Way, Guid? ContactPerson, string Said, string NextStep, DateOnly? NextOn, AccountId Responsible)
{
    public static OrganisationContactItem Of(OrganisationContact row) =>
        new(row.Id, row.ContactId, row.OccurredOn, row.Way, row.ContactPersonId, row.Said, row.NextStep, row.NextOn, row.ResponsibleId);
}

/// <summary>How far an organisation has come.</summary>
/// <param name="Items">The stages that stand, the latest first.</param>
internal sealed record OrganisationStagesDetails(IReadOnlyList<OrganisationStageItem> Items);

/// <summary>A stage that an organisation reached.</summary>
/// <param name="Id">Which.</param>
/// <param name="Stage">Its code: <c>contacted</c>, <c>interested</c>, <c>visited</c>, <c>ready</c>, <c>active</c>, <c>dormant</c>.</param>
/// <param name="OccurredOn">The day.</param>
internal sealed record OrganisationStageItem(Guid Id, OrganisationStage Stage, DateOnly OccurredOn)
{
    public static OrganisationStageItem Of(StageRegistration row) => new(row.Id, row.Stage, row.OccurredOn);
}
