using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>An initiative with a whole plan on the form of the association, an owner and two partners, granted or agreed.</summary>
internal sealed class AgreementWorld(Site site)
{
    private static readonly FormDefinition Form = ShippedForms.Find("rar-sormland-application")!;

    public Site Site => site;

    public Guid Initiative { get; private set; }

    public Visitor Lead { get; private set; } = null!;

    public Guid LeadAccount { get; private set; }

    public IReadOnlyList<Guid> Organisations { get; private set; } = [];

    /// <summary>Rows of the plan by what they are.</summary>
    public Dictionary<string, Guid> Rows { get; } = [];

    /// <summary>What the plan holds besides.</summary>
    public Func<IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>>> Besides { get; init; } = static () => [];

    public string Path => $"/insatser/{Initiative}/ansokan";

    public static AnswerPath At(string means, Guid? row = null, string? column = null) => new(Form.Fields.First(field => field.Means == means).Key, row, column);

    /// <summary>An application that all have signed and the board has granted.</summary>
    /// <param name="maximum">What is granted.</param>
    /// <param name="condition">Whether it is granted on a condition that is not met.</param>
    /// <param name="ends">Last day of what is granted.</param>
    /// <param name="isWhole">Whether all that the form asks for is answered, so that it can be put forward.</param>
    public async Task GrantAsync(decimal maximum = 900_000, bool condition = false, string ends = "2027-12-31", bool isWhole = false)
    {
        Organisations = (await site.Database.RowsAsync("select id from organisations where unit_of is null order by id limit 3")).Select(static row => (Guid)row[0]!).ToList();
        Initiative = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values (uuidv7(), 'Provinsats', $1, 'draft', '2026-01-01', '2027-12-31') returning id
            """, Organisations[0]);
        Lead = await site.SignInAsync(Role.ProjectLead, Initiative, Organisations[0]);
        LeadAccount = await site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", Initiative);
        await using (var scope = await site.ScopeOfAsync(LeadAccount))
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            await database.BeginAsync();
            (await scope.ServiceProvider.GetRequiredService<StartApplication>().RunAsync(new InitiativeId(Initiative), Form, null, default)).IsDone.ShouldBeTrue();
            await database.CommitAsync();
        }

        (await SaveAsync([.. Plan(), .. Besides()])).IsDone.ShouldBeTrue();
        (await SaveAsync(isWhole ? Rest() : [])).IsDone.ShouldBeTrue();
        await SignAsync();
        await site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", Initiative);
        await DecideAsync(maximum, condition, ends);
    }

    /// <summary>Freezes what is written, as all the parties then have signed it: signing has tests of its own.</summary>
    public async Task<string> SignAsync()
    {
        await using var scope = await site.ScopeOfAsync(LeadAccount);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync();
        var draft = (await scope.ServiceProvider.GetRequiredService<ApplicationDrafts>().LoadAsync(new InitiativeId(Initiative), default))!;
        var parties = await scope.ServiceProvider.GetRequiredService<WhoSigns>().OfAsync(draft, default);
        var content = CanonicalApplication.Write(new InitiativeId(Initiative), draft.Answers, parties);
        await database.CommitAsync();
        await site.OwnerAsync("update application_versions set voided_at = now(), voided_by = $2 where initiative_id = $1 and voided_at is null and agreed_at is null", Initiative, LeadAccount);
        await site.OwnerAsync("""
            insert into application_versions (id, initiative_id, number, content, sha256, frozen_at, frozen_by)
            select uuidv7(), $1, coalesce(max(number), 0) + 1, $2, $3, now(), $4 from application_versions where initiative_id = $1
            """, Initiative, content, CanonicalApplication.Digest(content), LeadAccount);
        await site.OwnerAsync("update applications set state = 'signed' where initiative_id = $1", Initiative);
        return string.Join(", ", parties.Select(static party => party.Field == "owner" ? "Ägaren" : party.Name));
    }

    /// <summary>Puts it forward to be signed by these in the application, each party's in the order of the form; all others sign on paper.</summary>
    public async Task<Page> FreezeAsync(IReadOnlyCollection<Guid> signatories)
    {
        var page = await Lead.GetAsync($"{Path}/lagg-fram");
        page.Status.ShouldBe(200, page.Text);
        return await page.SubmitAsync("main form", [.. page.Document.QuerySelectorAll("main select[name^='Input.Signatories']").Select(select =>
            (select.GetAttribute("name")!, select.QuerySelectorAll("option").Select(static option => option.GetAttribute("value")).FirstOrDefault(value => signatories.Any(one => one.ToString() == value))))]);
    }

    /// <summary>Somebody who signs for one of the organisations, by a role in quite another initiative.</summary>
    public async Task<(Visitor Visitor, Guid Account)> SignatoryAsync(int organisation)
    {
        var elsewhere = await site.FactAsync<Guid>("select id from initiatives where id <> $1 order by id limit 1", Initiative);
        var visitor = await site.SignInAsync(Role.Signatory, elsewhere, Organisations[organisation]);
        return (visitor, await site.FactAsync<Guid>("select account_id from role_assignments where role = 'signatory' order by id desc limit 1"));
    }

    /// <summary>A decision of the board that grants it.</summary>
    public async Task DecideAsync(decimal maximum, bool condition = false, string ends = "2027-12-31")
    {
        var officer = await site.FactAsync<Guid>("select account_id from role_assignments where role = 'association_officer' order by id limit 1");
        var meeting = await site.FactAsync<Guid>("insert into board_meetings (id, held_on, starts_at, place) values (uuidv7(), '2026-03-10', '09:00', 'Kansliet') returning id");
        var item = await site.FactAsync<Guid>("insert into agenda_items (id, meeting_id, position, initiative_id) values (uuidv7(), $1, 1, $2) returning id", meeting, Initiative);
        var decision = await site.FactAsync<Guid>("""
            insert into decisions (id, initiative_id, item_id, paragraph, decided_on, kind, maximum, starts_on, ends_on, quorum, registered_at, registered_by)
            values (uuidv7(), $1, $2, 12, '2026-03-10', $3, $4, '2026-01-01', $5::text::date, 'Beslutför', $7, $6) returning id
            """, Initiative, item, condition ? "granted_on_conditions" : "granted", maximum, ends, officer, site.Clock.GetUtcNow());
        if (condition)
        {
            await site.OwnerAsync("insert into decision_conditions (id, decision_id, initiative_id, position, text, phase) values (uuidv7(), $1, $2, 1, 'Budgeten är reviderad.', 'before_agreement')", decision, Initiative);
            await site.OwnerAsync("update applications set state = 'granted_on_conditions' where initiative_id = $1", Initiative);
        }
    }

    /// <summary>Makes the agreement, as the officer does.</summary>
    public async Task<Page> AgreeAsync(Visitor officer)
    {
        var page = await officer.GetAsync($"{Path}/overenskommelse");
        page.Status.ShouldBe(200, page.Text);
        return await page.SubmitAsync("main form");
    }

    public async Task<Result> SaveAsync(params IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> answers)
    {
        await using var scope = await site.ScopeOfAsync(LeadAccount);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync();
        var draft = (await scope.ServiceProvider.GetRequiredService<ApplicationDrafts>().LoadAsync(new InitiativeId(Initiative), default))!;
        var result = await scope.ServiceProvider.GetRequiredService<SaveAnswers>().ReplaceAsync(draft, answers, reopens: false, default);
        await database.CommitAsync();
        return result;
    }

    public Task<string?> StateAsync() => site.FactAsync<string>("select state from applications where initiative_id = $1", Initiative);

    private IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> Plan()
    {
        yield return new(At("name"), new TextAnswer("Provinsats"));
        yield return new(At("start"), new DayAnswer(new DateOnly(2026, 1, 1)));
        yield return new(At("end"), new DayAnswer(new DateOnly(2027, 12, 31)));
        foreach (var cell in
            Row("first", "partners", ("organisation", new LookupAnswer(Organisations[1].ToString(), "Första parten")))
            .Concat(Row("second", "partners", ("organisation", new LookupAnswer(Organisations[2].ToString(), "Andra parten")))))
        {
            yield return cell;
        }

        foreach (var cell in More())
        {
            yield return cell;
        }
    }

    private IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> More() =>
    [
        .. Row("workshops", "activities", ("name", new TextAnswer("Verkstäder")), ("count", new NumberAnswer(4))),
        .. Row("target", "result_targets", ("name", new TextAnswer("Trettio deltar")), ("comparison", new ChoiceAnswer("at_least")), ("value", new NumberAnswer(30)), ("unit", new TextAnswer("deltagare"))),
        .. Row("lead_cost", "budget", ("cost_type", new LookupAnswer("project_lead", "Projektledare")), ("party", new LookupAnswer(Rows["first"].ToString(), "Första parten")), ("payer", new ChoiceAnswer("grant")),
            ("2026-h1", new NumberAnswer(300_000)), ("2027-h1", new NumberAnswer(300_000))),
        .. Row("travel", "budget", ("cost_type", new LookupAnswer("travel", "Resor")), ("payer", new ChoiceAnswer("grant")), ("2026-h1", new NumberAnswer(100_000)), ("2027-h1", new NumberAnswer(100_000))),
        .. Row("book", "deliverables", ("name", new TextAnswer("Metodbok"))),
    ];

    /// <summary>What the form asks for besides what the other tests need.</summary>
    private IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> Rest() =>
    [
        .. new[] { "background", "purpose", "need", "organisation", "follow_up", "stewardship" }.Select(static means => new KeyValuePair<AnswerPath, FormAnswer?>(At(means), new TextAnswer("Så här är det."))),
        new(At("amount"), new NumberAnswer(800_000)), new(At("locally_discussed"), new ChoiceAnswer("no")),
        new(At("partners", Rows["first"], "role"), new TextAnswer("Coachar.")), new(At("partners", Rows["second"], "role"), new TextAnswer("Ger plats.")),
        new(At("activities", Rows["workshops"], "audience"), new ChoiceAnswer("participants")), new(At("activities", Rows["workshops"], "type"), new LookupAnswer("group_activity", "Gruppaktivitet")),
        .. Row("objective", "objectives", ("number", new NumberAnswer(1)), ("name", new TextAnswer("Fler i arbete"))),
        .. Row("group", "target_groups", ("group", new LookupAnswer("long_term_unemployed", "Långtidsarbetslösa"))),
        .. Row("expected", "expected", ("number", new NumberAnswer(30)), ("unit", new ChoiceAnswer("participants")), ("description", new TextAnswer("Deltagare"))),
        .. Row("method", "methods", ("name", new TextAnswer("Samtal")), ("text", new TextAnswer("Varje vecka."))),
    ];

    /// <summary>A row of a table.</summary>
    public IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> Row(string key, string means, params (string Column, FormAnswer Answer)[] cells)
    {
        var row = Rows[key] = Guid.CreateVersion7();
        return cells.Select(cell => KeyValuePair.Create(At(means, row, cell.Column), (FormAnswer?)cell.Answer)).Prepend(new(At(means, row), new NumberAnswer(Rows.Count)));
    }
}
