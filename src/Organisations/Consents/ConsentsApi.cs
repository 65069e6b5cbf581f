using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Whether an organisation agrees to be shown publicly, over the API. Mistakes are corrected on the page.</summary>
internal static class ConsentsApi
{
    private const string Path = "/organisations/{organisation:guid}/consents";

    private const string Given = """
        { "saidBy": "Exempel Exempelsson", "occurredOn": "2026-04-15" }
        """;

    private const string Withdrawn = """
        { "consent": "00000000-0000-0000-0000-000000000022", "withdrawnOn": "2026-04-15" }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get(Path, Permissions.OrganisationsRead, "organisations.api.consents", ListAsync);
        routes.Post(Path, Permissions.OrganisationsEdit, "organisations.api.add_consent", Given, GiveAsync);
        routes.Post("/organisations/{organisation:guid}/consent-withdrawals", Permissions.OrganisationsEdit, "organisations.api.withdraw_consent", Withdrawn, WithdrawAsync);
    });

    private static async Task<ApiAnswer<ConsentsDetails>> ListAsync(Guid organisation, OrganisationChoices organisations, RequestDatabase database, CancellationToken cancellation)
    {
        if (await organisations.FindAsync(new(organisation), cancellation) is not { Id: var id })
        {
            return ApiAnswer.Missing;
        }

        var rows = await database.Context.Set<OrganisationConsent>().AsNoTracking().Where(row => row.OrganisationId == id && row.SupersededAt == null)
            .OrderByDescending(static row => row.OccurredOn).ThenByDescending(static row => row.Id).ToListAsync(cancellation);
        var mayBePublic = await database.ScalarAsync<bool>(Sql.Of($"select access.may_be_public({id})"), cancellation);
        return ApiAnswer<ConsentsDetails>.Of(new(mayBePublic, [.. rows.Select(ConsentItem.Of)]));
    }

    private static async Task<ApiAnswer<ConsentItem>> GiveAsync(
        Guid organisation, ApiBody<ConsentInput> body, IdempotencyKey key, ChangeConsent change, RequestDatabase database, CancellationToken cancellation)
    {
        body.Value.Form = key.Id;
        return await OnceAsync(organisation, key, () => change.GiveAsync(new(organisation), body.Value, cancellation), database, cancellation);
    }

    private static async Task<ApiAnswer<ConsentItem>> WithdrawAsync(
        Guid organisation, ApiBody<WithdrawalInput> body, IdempotencyKey key, ChangeConsent change, RequestDatabase database, CancellationToken cancellation)
    {
        body.Value.Form = key.Id;
        return await OnceAsync(organisation, key, () => change.WithdrawAsync(new(organisation), body.Value, cancellation), database, cancellation);
    }

    private static Task<ApiAnswer<ConsentItem>> OnceAsync(Guid organisation, IdempotencyKey key, Func<Task<Result?>> command, RequestDatabase database, CancellationToken cancellation) =>
        ApiAnswer<ConsentItem>.OnceAsync(
            key, command,
            async () => await database.Context.Set<OrganisationConsent>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == key.Id && row.OrganisationId == new OrganisationId(organisation), cancellation) is { } row
                ? ApiAnswer<ConsentItem>.Of(ConsentItem.Of(row)) : ApiAnswer.Missing,
            $"/api/v1/organisations/{organisation}/consents");
}

/// <summary>What an organisation has said of being shown publicly.</summary>
/// <param name="MayBePublic">Whether it may be shown publicly now.</param>
/// <param name="Items">The consents that stand, the latest first.</param>
internal sealed record ConsentsDetails(bool MayBePublic, IReadOnlyList<ConsentItem> Items);

/// <summary>A consent to be shown publicly.</summary>
/// <param name="Id">Which.</param>
/// <param name="SaidBy">Who at the organisation said yes.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="WithdrawnOn">The day it was taken back; null while it holds.</param>
internal sealed record ConsentItem(Guid Id, string SaidBy, DateOnly OccurredOn, DateOnly? WithdrawnOn)
{
    public static ConsentItem Of(OrganisationConsent row) => new(row.Id, row.SaidBy, row.OccurredOn, row.WithdrawnOn);
}
