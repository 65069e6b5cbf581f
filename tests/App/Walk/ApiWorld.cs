using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>An endpoint of the API with an address of it in the demo.</summary>
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Pattern">The route below the root.</param>
/// <param name="Operation">What its description is made of.</param>
/// <param name="Parameters">Names of the address's parts, in order.</param>
internal sealed record ApiEndpoint(HttpMethod Method, string Pattern, ApiOperation Operation, IReadOnlyList<string> Parameters)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<ApiEndpoint> AllOf(Site site) =>
    [
        .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let operation = endpoint.Metadata.GetMetadata<ApiOperation>()
           where operation is not null
           select new ApiEndpoint(
               new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), endpoint.RoutePattern.RawText!, operation,
               [.. endpoint.RoutePattern.Parameters.Select(static parameter => parameter.Name)]),
    ];

    /// <summary>The address with these in the places of its parts.</summary>
    public string At(IReadOnlyDictionary<string, Guid> ids) =>
        Parameters.Aggregate(Pattern, (path, name) => path.Replace($"{{{name}:guid}}", ids[name].ToString(), StringComparison.Ordinal));

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>The demo as its project lead reaches it over the API: what the addresses' parts and the examples' ids stand for.</summary>
public sealed class ApiWorld : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    internal ApiClient Lead { get; private set; } = null!;

    internal IReadOnlyList<ApiEndpoint> Endpoints { get; private set; } = [];

    /// <summary>Name of a part of an address → one in the demo.</summary>
    internal IReadOnlyDictionary<string, Guid> Ids { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>A property of an example → one that works in the demo.</summary>
    private Dictionary<string, Guid> Named { get; set; } = [];

    /// <summary>Where an address needs others than the usual ones, by what the route holds: attendance is of a session that has been held.</summary>
    private Dictionary<string, Dictionary<string, Guid>> Elsewhere { get; set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Site = await Site.StartAsync(Template.Demo);
        Lead = await ApiClient.OfAsync(Site, "project_lead");
        Endpoints = ApiEndpoint.AllOf(Site);
        var initiative = await Site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1");
        async Task<Guid> OneAsync(string sql) => await Site.FactAsync<Guid>(sql, initiative);
        var participant = await OneAsync("""
            select k.participant_id from contacts k where k.initiative_id = $1 and k.superseded_at is null
              and not exists (select from exits x where x.participant_id = k.participant_id and x.superseded_at is null) order by 1 limit 1
            """);
        var lead = await Site.FactAsync<Guid>("select organisation_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'project_lead' and r.initiative_id = $1", initiative);
        Ids = new Dictionary<string, Guid>
        {
            ["initiative"] = initiative,
            ["participant"] = participant,
            ["contact"] = await Site.FactAsync<Guid>("select id from contacts where participant_id = $1 and superseded_at is null and keeper_organisation_id = $2 order by id limit 1", participant, lead),
            ["organisation"] = await OneAsync("select owner_id from initiatives where id = $1"),
            ["referral"] = await OneAsync("select id from referrals where initiative_id = $1 and state = 'contacted' and assigned_to is not null order by reference limit 1"),
            ["session"] = await OneAsync("select id from sessions where initiative_id = $1 and starts_at > '2026-04-16' order by starts_at limit 1"),
            ["placement"] = await OneAsync("select p.id from placements p join placement_events e on e.placement_id = p.id and e.event = 'started' and e.superseded_at is null join placement_follow_ups f on f.placement_id = p.id and f.superseded_at is null where p.initiative_id = $1 and not exists (select from placement_events n where n.placement_id = p.id and n.event = 'ended') order by 1 limit 1"),
            ["opening"] = await OneAsync("select id from placement_openings where initiative_id = $1 and withdrawn_on is null and taken = 0 order by id limit 1"),
            ["agreement"] = await OneAsync("select agreement_id from agreement_states where initiative_id = $1 and superseded_at is null group by 1 having max(state) = 'dialogue' or max(state) = 'identified' order by 1 limit 1"),
            ["target"] = await OneAsync("select id from targets where initiative_id = $1 and comparison = 'at_least' order by position limit 1"),
        };
        var held = await OneAsync("select a.session_id from attendance a join sessions s on s.id = a.session_id where a.initiative_id = $1 and a.superseded_at is null order by s.starts_at desc limit 1");
        var marked = await Site.FactAsync<Guid>("select participant_id from attendance where session_id = $1 and superseded_at is null order by 1 limit 1", held);
        var meeting = await OneAsync("select a.session_id from organisation_attendance a join sessions s on s.id = a.session_id where a.initiative_id = $1 and a.superseded_at is null order by s.starts_at desc, 1 limit 1");
        var person = await Site.FactAsync<Guid>("select id from contact_persons where left_on is null order by id limit 1");
        Elsewhere = new()
        {
            ["/attendance"] = new() { ["session"] = held, ["participant"] = marked },
            ["/sessions/{session:guid}/organisations"] = new()
            {
                ["session"] = meeting,
                ["organisation"] = await Site.FactAsync<Guid>("select organisation_id from organisation_attendance where session_id = $1 and superseded_at is null order by 1 limit 1", meeting),
            },
            ["/sign-ups"] = new() { ["target"] = await OneAsync("select coalesce(series_id, session_id) from sign_up_openings where initiative_id = $1 order by id limit 1") },
            ["/places"] = new() { ["organisation"] = await Site.FactAsync<Guid>("select organisation_id from organisation_places order by id limit 1") },
            ["/contact-persons"] = new() { ["organisation"] = await Site.FactAsync<Guid>("select organisation_id from contact_persons where id = $1", person) },
        };
        Ids = new Dictionary<string, Guid>(Ids)
        {
            ["person"] = person,
            ["place"] = await Site.FactAsync<Guid>("select id from organisation_places order by id limit 1"),
            ["series"] = await Site.FactAsync<Guid>("select series_id from sessions where id = $1", held),
            ["followUp"] = await Site.FactAsync<Guid>("select id from placement_follow_ups where placement_id = $1 and superseded_at is null order by id limit 1", Ids["placement"]),
            ["event"] = await Site.FactAsync<Guid>("select id from placement_events where placement_id = $1 and event = 'started' and superseded_at is null", Ids["placement"]),
            ["state"] = await Site.FactAsync<Guid>("select id from agreement_states where agreement_id = $1 and superseded_at is null order by occurred_on limit 1", Ids["agreement"]),
            ["report"] = await Site.FactAsync<Guid>("""
                insert into reported_values (id, initiative_id, target_id, value, statement, evidence, occurred_on, registered_at, registered_by)
                select uuidv7(), v.initiative_id, v.target_id, 1, 'Prov', 'Prov', v.decided_on, v.registered_at, v.registered_by from target_values v where v.target_id = $1 limit 1
                returning id
                """, Ids["target"]),
        };
        Named = new Dictionary<string, Guid>
        {
            ["responsible"] = await Site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'"),
            ["coach"] = await OneAsync("select account_id from role_assignments where initiative_id = $1 and role = 'coach' order by 1 limit 1"),
            ["participant"] = marked,
            ["organisation"] = await OneAsync("select organisation_id from placements where initiative_id = $1 order by 1 limit 1"),
            ["buyer"] = await OneAsync("select buyer_id from business_agreements where initiative_id = $1 order by 1 limit 1"),
            ["supplier"] = await OneAsync("select supplier_id from business_agreements where initiative_id = $1 order by 1 limit 1"),
            ["owner"] = await OneAsync("select owner_id from initiatives where id = $1"),
            ["performer"] = await OneAsync("select organisation_id from placements where initiative_id = $1 order by 1 limit 1"),
            ["basedOn"] = await Site.FactAsync<Guid>("select id from target_values where target_id = $1 order by registered_at desc, id desc limit 1", Ids["target"]),
            ["activity"] = await OneAsync("select p.id from planned_activities p join sessions s on s.initiative_id = p.initiative_id and s.type = p.type and s.audience = 'organisations' where p.initiative_id = $1 order by p.code limit 1"),
        };
    }

    /// <summary>Where the examples work that presuppose something: the initiative a draft, the placement ended, somebody having left. By operation.</summary>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, Guid>>> PlacesOfExamplesAsync()
    {
        var initiative = Ids["initiative"];
        Task<Guid> OneAsync(string sql) => Site.FactAsync<Guid>(sql, initiative);
        var draft = await Lead.PostAsync("initiatives", ExampleOf(Endpoints.Single(static endpoint => endpoint.Operation.TextKey == "initiatives.api.begin")));
        var ended = await OneAsync("select id from placement_events where initiative_id = $1 and event = 'ended' and superseded_at is null order by 1 limit 1");
        var signed = await OneAsync("select max(id::text)::uuid from agreement_states where initiative_id = $1 and state = 'signed' and superseded_at is null and agreement_id in (select agreement_id from agreement_states where superseded_at is null group by 1 having count(*) > 1 and max(state) = 'signed')");
        var dialogue = await OneAsync("select id from agreement_states d where initiative_id = $1 and state = 'dialogue' and superseded_at is null and not exists (select from agreement_states o where o.agreement_id = d.agreement_id and o.state <> 'identified' and o.id <> d.id) order by 1 desc limit 1");
        var left = await OneAsync("select id from exits where initiative_id = $1 and superseded_at is null order by occurred_on desc, id limit 1");
        var enrol = Endpoints.Single(static endpoint => endpoint.Operation.TextKey == "participants.api.enrol");
        var newcomer = Guid.Parse((await Lead.PostAsync(At(enrol), ExampleOf(enrol).Replace("Exempel", "Nykomling", StringComparison.Ordinal)))["id"]!);
        var staying = await OneAsync("select participant_id from enrolments e where initiative_id = $1 and superseded_at is null and not exists (select from exits x where x.participant_id = e.participant_id) order by occurred_on, id limit 1");
        var cancelled = await OneAsync("select o.id from session_outcomes o join sessions s on s.id = o.session_id where o.initiative_id = $1 and o.superseded_at is null order by s.starts_at desc, o.id limit 1");
        var addSeries = Endpoints.Single(static endpoint => endpoint.Operation.TextKey == "activities.api.add_series");
        var series = Guid.Parse((await Lead.PostAsync(At(addSeries), ExampleOf(addSeries)))["id"]!);
        var (attendance, meeting) = (Elsewhere["/attendance"], Elsewhere["/sessions/{session:guid}/organisations"]);
        var dropped = await Site.FactAsync<Guid>("select id from targets where initiative_id = $1 and id <> $2 order by position desc limit 1", initiative, Ids["target"]);
        return new Dictionary<string, IReadOnlyDictionary<string, Guid>>
        {
            ["organisations.api.add_consent"] = new Dictionary<string, Guid> { ["organisation"] = await Site.FactAsync<Guid>("select id from organisations o where not exists (select from organisation_consents c where c.organisation_id = o.id) order by id limit 1") },
            ["organisations.api.add_stage"] = new Dictionary<string, Guid>
            {
                ["organisation"] = await Site.FactAsync<Guid>("select organisation_id from organisation_stages where superseded_at is null group by 1 having bool_and(stage <> 'dormant') order by 1 limit 1"),
            },
            ["organisations.api.withdraw_consent"] = new Dictionary<string, Guid>
            {
                ["organisation"] = await Site.FactAsync<Guid>("select organisation_id from organisation_consents where withdrawn_on is null and superseded_at is null order by id limit 1"),
                ["consent"] = await Site.FactAsync<Guid>("select id from organisation_consents where withdrawn_on is null and superseded_at is null order by id limit 1"),
            },
            ["activities.api.change_series"] = new Dictionary<string, Guid> { ["series"] = series },
            ["activities.api.add_members"] = new Dictionary<string, Guid> { ["participants"] = newcomer },
            ["activities.api.remove_member"] = new Dictionary<string, Guid>
            {
                ["participant"] = await Site.FactAsync<Guid>("select participant_id from series_members where series_id = $1 and left_on is null order by id limit 1", Ids["series"]),
            },
            ["activities.api.correct_mark"] = new Dictionary<string, Guid>
            {
                ["basis"] = await Site.FactAsync<Guid>("select id from attendance where session_id = $1 and participant_id = $2 and superseded_at is null", attendance["session"], attendance["participant"]),
            },
            ["activities.api.correct_organisation"] = new Dictionary<string, Guid>
            {
                ["base"] = await Site.FactAsync<Guid>(
                    "select id from organisation_attendance where session_id = $1 and organisation_id = $2 and superseded_at is null", meeting["session"], meeting["organisation"]),
            },
            ["activities.api.organisation_came"] = new Dictionary<string, Guid>
            {
                ["organisation"] = await Site.FactAsync<Guid>("select id from organisations o where not exists (select from organisation_attendance a where a.session_id = $1 and a.organisation_id = o.id) order by 1 limit 1", meeting["session"]),
            },
            ["results.api.remove"] = new Dictionary<string, Guid>
            {
                ["target"] = dropped, ["basedOn"] = await Site.FactAsync<Guid>("select id from target_values where target_id = $1 order by registered_at desc, id desc limit 1", dropped),
            },
            ["initiatives.api.change"] = new Dictionary<string, Guid> { ["initiative"] = Guid.Parse(draft["id"]!) },
            ["placements.api.correct_event"] = new Dictionary<string, Guid> { ["event"] = ended, ["placement"] = await Site.FactAsync<Guid>("select placement_id from placement_events where id = $1", ended) },
            ["procurement.api.correct_state"] = new Dictionary<string, Guid> { ["state"] = dialogue, ["agreement"] = await Site.FactAsync<Guid>("select agreement_id from agreement_states where id = $1", dialogue) },
            ["procurement.api.retract_state"] = new Dictionary<string, Guid> { ["state"] = signed, ["agreement"] = await Site.FactAsync<Guid>("select agreement_id from agreement_states where id = $1", signed) },
            ["participants.api.correct_enrolment"] = new Dictionary<string, Guid> { ["read"] = await Site.FactAsync<Guid>("select id from enrolments where participant_id = $1", newcomer), ["participant"] = newcomer },
            ["participants.api.retract_exit"] = new Dictionary<string, Guid> { ["read"] = left, ["participant"] = await Site.FactAsync<Guid>("select participant_id from exits where id = $1", left) },
            ["participants.api.exit"] = new Dictionary<string, Guid> { ["participant"] = staying },
            ["participants.api.hand_over"] = new Dictionary<string, Guid>
            {
                ["participant"] = staying,
                ["coach"] = await Site.FactAsync<Guid>("""
                    select r.account_id from role_assignments r
                    where r.initiative_id = $1 and r.role = 'coach' and r.account_id <> (select account_id from case_assignments where participant_id = $2 order by valid_from desc limit 1) limit 1
                    """, initiative, staying),
            },
            ["activities.api.retract_outcome"] = new Dictionary<string, Guid> { ["outcome"] = cancelled, ["session"] = await Site.FactAsync<Guid>("select session_id from session_outcomes where id = $1", cancelled) },
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Site?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>An address of the endpoint.</summary>
    internal string At(ApiEndpoint endpoint) => At(endpoint, Ids);

    /// <summary>An address with these in the places of its parts.</summary>
    internal string At(ApiEndpoint endpoint, IReadOnlyDictionary<string, Guid> ids)
    {
        var elsewhere = Elsewhere.FirstOrDefault(place => endpoint.Pattern.Contains(place.Key, StringComparison.Ordinal)).Value ?? [];
        return endpoint.At(ids.ToDictionary(
            static part => part.Key, part => elsewhere.TryGetValue(part.Key, out var other) && part.Value == Ids[part.Key] ? other : part.Value));
    }

    /// <summary>The endpoint's example with ids of the demo in it.</summary>
    internal string ExampleOf(ApiEndpoint endpoint, IReadOnlyDictionary<string, Guid>? place = null)
    {
        var example = JsonNode.Parse(endpoint.Operation.Example!)!;
        Exchange(example, place ?? new Dictionary<string, Guid>());
        return example.ToJsonString();
    }

    /// <summary>A client with all scopes and one role, in the demo's initiative where the role is given in one.</summary>
    internal async Task<ApiClient> WithRoleAsync(Role role)
    {
        var organisation = await Site.FactAsync<Guid>("select owner_id from initiatives where id = $1", Ids["initiative"]);
        var isInInitiative = PermissionTable.Roles[role] is { Initiatives: Reach.Assigned } or { Figures: Reach.Assigned };
        await Site.SignInAsync(role, isInInitiative ? Ids["initiative"] : null, isInInitiative ? organisation : null);
        return await ApiClient.OfAsync(Site, await Site.FactAsync<Guid>("select account_id from role_assignments where role = $1 order by id desc limit 1", SnakeCase.Of(role.ToString())));
    }

    private void Exchange(JsonNode node, IReadOnlyDictionary<string, Guid> place)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, value) in properties.ToList())
                {
                    if (value is JsonArray { Count: 1 } list && list[0] is JsonValue && place.TryGetValue(name, out var listed))
                    {
                        properties[name] = new JsonArray(listed.ToString());
                    }
                    else if (value is JsonValue && (place.TryGetValue(name, out var id) || Named.TryGetValue(name, out id)) && Guid.TryParse(value.ToString(), out _))
                    {
                        properties[name] = id.ToString();
                    }
                    else if (value is not null)
                    {
                        Exchange(value, place);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Exchange(item!, place);
                }

                break;
        }
    }
}
