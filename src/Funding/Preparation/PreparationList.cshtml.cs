using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The applications that the association has, and how long they have waited.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class PreparationListPage(Lists lists, RequestDatabase database, PreparationReader reader) : SamstegPage
{
    /// <summary>States of what is in the house.</summary>
    public static IReadOnlyList<ApplicationState> States { get; } = [.. Enum.GetValues<ApplicationState>().Where(static state => state.IsWithAssociation())];

    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    /// <summary>Only whose officer this is.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? Officer { get; set; }

    /// <summary>Only what answers this call.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Call { get; set; }

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Officers { get; private set; } = [];

    public IReadOnlyList<Choice> Calls { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List<Sql> conditions = [Sql.Of($"a.state = any ({States})"), Sql.Of($"a.initiative_id <> all (access.partial_in())")];
        if (State is { } state)
        {
            conditions.Add(Sql.Of($"a.state = {state}"));
        }

        if (Officer is { } officer)
        {
            conditions.Add(Sql.Of($"p.officer_id = {officer}"));
        }

        if (Call is { } call)
        {
            conditions.Add(Sql.Of($"a.call_id = {call}"));
        }

        var list = new ListDefinition<Row>("preparation.list.title", Sql.Of($"""
                select a.initiative_id as id, {LocalText.Column("i.name")} as name, o.name as owner, i.registry_number, a.state, array_position({States}::text[], a.state) as place,
                       f.display_name as officer, {LocalText.Column("c.name")} as call, p.applied, a.submitted_at, p.proposed
                from applications a
                join initiatives i on i.id = a.initiative_id
                join organisations o on o.id = i.owner_id
                left join calls c on c.id = a.call_id
                left join preparations p on p.initiative_id = a.initiative_id
                left join accounts f on f.id = p.officer_id
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<Row>("preparation.list.name", ListCellKind.Text, static row => row.Name, "name", MayBeNull: false, Link: static row => $"{ApplicationPaths.Of(new(row.Id))}/beredning"))
            .Text("preparation.registry_number", static row => row.RegistryNumber, "registry_number")
            .Text("preparation.list.owner", static row => row.Owner, "owner")
            .Status("preparation.list.state", static row => row.State.TextKey(), static row => row.State.Tone(), "place", static row => row.Place)
            .Text("preparation.officer", static row => row.Officer, "officer")
            .Text("preparation.list.call", static row => row.Call)
            .Money("preparation.applied", static row => row.Applied, "applied")
            .Moment("preparation.list.since", static row => row.SubmittedAt, "submitted_at")
            .Key("preparation.proposal", static row => row.Proposed?.TextKey())
            .SearchedBy("concat_ws(' ', name, owner, registry_number)")
            .SortedBy("submitted_at");
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "applications", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Officers = await reader.OfficersAsync(cancellation);
        Calls = [.. (await database.QueryAsync<Named>(Sql.Of($"select id, {LocalText.Column("name")} as name from calls order by opens_on desc, id"), cancellation)).Select(static call => new Choice(call.Id.ToString(), call.Name))];
        return Page();
    }

    private sealed record Row(
        Guid Id, string Name, string Owner, string? RegistryNumber, ApplicationState State, int? Place, string? Officer, string? Call, decimal? Applied, DateTimeOffset? SubmittedAt, DecisionKind? Proposed);

    private sealed record Named(Guid Id, string Name);
}
