using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>An initiative that is applied for on a small form, with an owner that signs once and two partners; its lead, and signatories who do not reach it.</summary>
internal sealed class SigningWorld
{
    private static readonly FormDefinition Form = FormDefinition.Parse("""
        {
          "key": "signing-test", "version": 1, "name": { "sv": "Provansökan" },
          "sections": [
            { "key": "about", "name": { "sv": "Om insatsen" }, "fields": [
              { "kind": "text", "key": "title", "label": { "sv": "Namn" }, "mostCharacters": 200, "isRequired": true, "means": "name" },
              { "kind": "money", "key": "amount", "label": { "sv": "Belopp" }, "means": "amount" } ] },
            { "key": "parties", "name": { "sv": "Parter" }, "fields": [
              { "kind": "table", "key": "owner", "label": { "sv": "Ägare" }, "means": "owner", "isRequired": true, "columns": [
                { "kind": "lookup", "key": "organisation", "label": { "sv": "Organisation" }, "source": "organisations", "ownWords": true, "isRequired": true } ] },
              { "kind": "table", "key": "partners", "label": { "sv": "Partner" }, "means": "partners", "columns": [
                { "kind": "lookup", "key": "organisation", "label": { "sv": "Organisation" }, "source": "organisations", "ownWords": true, "isRequired": true } ] } ] },
            { "key": "sign", "name": { "sv": "Underskrifter" }, "fields": [
              { "kind": "locked_text", "key": "condition", "label": { "sv": "Villkor" }, "text": { "sv": "Planen är bindande." } },
              { "kind": "signatures", "key": "signatures", "label": { "sv": "Underskrift" }, "partiesOf": ["owner", "partners"] } ] }
          ]
        }
        """);

    private SigningWorld(Site site, Guid initiative, Guid account, Visitor lead, IReadOnlyList<Guid> organisations) =>
        (Site, Initiative, LeadAccount, Lead, Organisations) = (site, initiative, account, lead, organisations);

    public Site Site { get; }

    public Guid Initiative { get; }

    public Guid LeadAccount { get; }

    public Visitor Lead { get; }

    /// <summary>The owner's, and two partners'.</summary>
    public IReadOnlyList<Guid> Organisations { get; }

    public string Path => $"/insatser/{Initiative}/ansokan";

    public static async Task<SigningWorld> MakeAsync(Site site, Guid? call = null, int partners = 1)
    {
        var organisations = (await site.Database.RowsAsync("select id from organisations where unit_of is null order by id limit 3")).Select(static row => (Guid)row[0]!).ToList();
        var initiative = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values (uuidv7(), 'Provinsats', $1, 'draft', '2026-06-01', '2028-05-31') returning id
            """, organisations[0]);
        var lead = await site.SignInAsync(Role.ProjectLead, initiative, organisations[0]);
        var account = await site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", initiative);
        var world = new SigningWorld(site, initiative, account, lead, organisations);
        await using var scope = await site.ScopeOfAsync(account);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync();
        (await scope.ServiceProvider.GetRequiredService<StartApplication>().RunAsync(new InitiativeId(initiative), Form, call, default)).IsDone.ShouldBeTrue();
        var rows = Enumerable.Range(1, partners).SelectMany(partner => Guid.CreateVersion7() is var row ? new KeyValuePair<AnswerPath, FormAnswer?>[]
        {
            new(new AnswerPath("partners", row), new NumberAnswer(partner)),
            new(new AnswerPath("partners", row, "organisation"), new LookupAnswer(organisations[partner].ToString(), $"Partner {partner}")),
        } : []);
        await SaveAsync(scope.ServiceProvider, initiative, rows, reopens: false);
        await database.CommitAsync();
        return world;
    }

    /// <summary>Saves an answer, as the page on which it is written does.</summary>
    public async Task<Result> AnswerAsync(string field, FormAnswer? answer, bool reopens = true)
    {
        await using var scope = await Site.ScopeOfAsync(LeadAccount);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync();
        var result = await SaveAsync(scope.ServiceProvider, Initiative, [new(new AnswerPath(field), answer)], reopens);
        await database.CommitAsync();
        return result;
    }

    /// <summary>Somebody who signs for an organisation, by a role in quite another initiative.</summary>
    public async Task<(Visitor Visitor, Guid Account)> SignatoryAsync(int organisation)
    {
        var elsewhere = await Site.FactAsync<Guid>("select id from initiatives where id <> $1 order by id limit 1", Initiative);
        var visitor = await Site.SignInAsync(Role.Signatory, elsewhere, Organisations[organisation]);
        return (visitor, await Site.FactAsync<Guid>("select account_id from role_assignments where role = 'signatory' order by id desc limit 1"));
    }

    /// <summary>Puts the application forward, as chosen in the form; a party of null signs on paper.</summary>
    public async Task<Page> FreezeAsync(params (string Key, Guid? Signatory, Guid? Deputy)[] who)
    {
        var page = await Lead.GetAsync($"{Path}/lagg-fram");
        return await page.SubmitAsync("main form", [.. who.SelectMany(one => new (string, string?)[]
        {
            ($"Input.Signatories[{one.Key}]", one.Signatory?.ToString() ?? string.Empty), ($"Input.Deputies[{one.Key}]", one.Deputy?.ToString() ?? string.Empty),
        })]);
    }

    /// <summary>The request of a party in the version that stands.</summary>
    public Task<Guid> RequestAsync(string field) => Site.FactAsync<Guid>("""
        select r.id from signature_requests r join application_versions v on v.id = r.version_id where r.initiative_id = $1 and v.voided_at is null and r.field = $2 and r.rejected_at is null
        """, Initiative, field);

    public static Task<Page> SignAsync(Page page, params IReadOnlyList<(string Name, string? Value)> fields) =>
        page.SubmitAsync("main form[data-warn]", [("Input.Title", "förvaltningschef"), ("Input.IsEntitled", "true"), .. fields]);

    public Task<string?> StateAsync() => Site.FactAsync<string>("select state from applications where initiative_id = $1", Initiative);

    public Task<long> ToldAsync(string kind, Guid account) => Site.FactAsync<long>("select count(*) from outbox_messages where kind = $1 and account_id = $2", kind, account);

    private static async Task<Result> SaveAsync(IServiceProvider services, Guid initiative, IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> answers, bool reopens)
    {
        var draft = (await services.GetRequiredService<ApplicationDrafts>().LoadAsync(new InitiativeId(initiative), default))!;
        return await services.GetRequiredService<SaveAnswers>().ReplaceAsync(draft, answers, reopens, default);
    }
}
