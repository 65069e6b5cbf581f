using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>Every form that ships carries a whole application over HTTP, from its call to an initiative that runs; what has been written once is not asked for again.</summary>
public sealed partial class ShippedFormTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Start = new(2026, 4, 1);

    private static readonly byte[] Receipt = "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"u8.ToArray();

    /// <summary>What is written on each form, and how long it is for. The demo's gives lump sums; here two of them are given by half-year.</summary>
    private static readonly Dictionary<string, (string File, int Months, (string From, string To)[] Changes)> Written = new()
    {
        ["rar-sormland-application"] = ("src/Web/Demo/forsta-klivet-application.json", 18,
        [
            ("\"lump\": 540000", "\"2026-h1\": 90000, \"2026-h2\": 180000, \"2027-h1\": 180000, \"2027-h2\": 90000"),
            ("\"lump\": 520000", "\"2026-h2\": 200000, \"2027-h1\": 200000, \"2027-h2\": 120000"),
        ]),
        ["finsam-lund-application"] = ("tests/App/Funding/lund-application.json", 27, []),
    };

    private readonly BoardWorld _board = new(demo.Site);

    public static TheoryData<string> Forms => [.. ShippedForms.All.Select(static form => form.Key)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_shipped_form_carries_an_application_from_its_call_to_an_initiative_that_runs(string form)
    {
        var answers = await AnswersAsync(ShippedForms.Find(form)!);
        var plan = PlanReader.Of(answers);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);

        var applied = await BeginAsync(officer, answers.Form, plan);
        await WriteAsync(applied, answers);
        await SignAsync(applied, answers);
        await DecideAsync(officer, applied, plan);
        (await (await officer.GetAsync($"{applied.Path}/overenskommelse")).SubmitAsync("main form")).Text.ShouldContain("Gäller");

        await PlanStandsAsync(applied.Id, plan, SigningParties.Of(answers));
        await BudgetStandsAsync(applied.Id, plan);
        await RunsAsync(officer, applied, plan);
    }

    private async Task PlanStandsAsync(Guid initiative, FundingPlan plan, IReadOnlyList<SigningParty> signing)
    {
        (await LinesAsync(initiative, "select name_sv, purpose_sv, state, starts_on, ends_on, maximum_grant from initiatives where id = $1"))
            .ShouldBe([$"{plan.Name}|{plan.Purpose}|ongoing|{plan.Start:O}|{plan.End:O}|{plan.Amount:0}"]);
        (await LinesAsync(initiative, """
            select t.level, t.name_sv, t.measure, t.comparison, v.value, v.minimum, v.maximum, v.due_on
            from targets t join target_values v on v.target_id = t.id and v.kind = 'original' where t.initiative_id = $1 order by t.position, t.code
            """)).ShouldBe(plan.Targets.OrderBy(static target => target.Level).Select(static target =>
                $"{SnakeCase.Of(target.Level.ToString())}|{target.Name}|{target.Quantity.Measure}|{SnakeCase.Of(target.Quantity.Comparison.ToString()!)}|{target.Quantity.Value:0}|{target.Quantity.Minimum:0}|{target.Quantity.Maximum:0}|{target.Quantity.Due:O}"),
            ignoreOrder: true);
        (await LinesAsync(initiative, "select type, audience, name_sv from planned_activities where initiative_id = $1 order by code"))
            .ShouldBe(plan.Activities.Select(static activity => $"{activity.Type}|{SnakeCase.Of(activity.Audience.ToString()!)}|{activity.Name}"));
        (await LinesAsync(initiative, "select count(*) from planned_activity_objectives where initiative_id = $1")).ShouldBe([$"{plan.Activities.Sum(static activity => activity.LeadsTo.Distinct().Count())}"]);
        (await LinesAsync(initiative, "select kind, due_on from obligations where initiative_id = $1 order by due_on, kind"))
            .ShouldBe(ObligationSchedule.Of(plan).Select(static one => $"{SnakeCase.Of(one.Kind.ToString())}|{one.Due:O}"), ignoreOrder: true);
        (await LinesAsync(initiative, "select name, steward from deliverables where initiative_id = $1")).ShouldBe(plan.Deliverables.Select(static one => $"{one.Name}|{one.Owner}"), ignoreOrder: true);
        (await LinesAsync(initiative, "select title_sv, share_percent from staffing where initiative_id = $1 order by position")).ShouldBe(plan.Staffing.Select(static post => $"{post.Role}|{post.SharePercent:0}"));
        plan.Staffing.ShouldAllBe(static post => post.Role != post.Party, "a post is called by what it is");
        (await LinesAsync(initiative, "select o.name, p.signs from initiative_partners p join organisations o on o.id = p.organisation_id where p.initiative_id = $1"))
            .ShouldBe(plan.Parties.Concat(plan.Collaborators).Select(party => $"{party.Name}|{signing.Any(one => one.Organisation == party.Organisation)}"), ignoreOrder: true);
        (await LinesAsync(initiative, "select p.role_sv from initiative_partners p join organisations o on o.id = p.organisation_id where p.initiative_id = $1 and o.name = 'Fabelstads folkhögskola'"))
            .ShouldBe(plan.Collaborators.Count == 0 ? [] : ["Studenter"], "who has no seat and does not sign is there too");
        (await LinesAsync(initiative, "select organisation_id from steering_members where initiative_id = $1")).ShouldBe(plan.Steering.Select(static seat => $"{seat.Organisation}"), ignoreOrder: true);
        plan.Steering.ShouldNotBeEmpty();
        (await LinesAsync(initiative, "select name_sv from initiative_target_groups where initiative_id = $1 order by position")).ShouldBe(plan.Groups.Select(static group => group.Name));
    }

    /// <summary>What was applied for, by party, payer and period; a period that the initiative does not fill is what it fills of it.</summary>
    private async Task BudgetStandsAsync(Guid initiative, FundingPlan plan)
    {
        var applied = plan.Budget.SelectMany(cost => (cost.Lump is { } lump ? [(First: (DateOnly?)null, Last: (DateOnly?)null, Amount: lump)]
                : cost.Amounts.Select(amount => (First: (DateOnly?)Later(amount.Key.First, plan.Start!.Value), Last: (DateOnly?)Earlier(amount.Key.Last, plan.End!.Value), Amount: amount.Value)))
            .Select(amount => (Party: plan.Parties.FirstOrDefault(party => party.Place.Row == cost.Party)?.Name, Payer: SnakeCase.Of((cost.Payer ?? Payer.Grant).ToString()), amount.First, amount.Last, amount.Amount)))
            .GroupBy(static one => (one.Party, one.Payer, one.First, one.Last)).Select(static same => $"{same.Key.Party}|{same.Key.Payer}|{same.Key.First:O}|{same.Key.Last:O}|{same.Sum(static one => one.Amount):0}");

        (await LinesAsync(initiative, """
            select o.name, l.payer, a.first_day, a.last_day, sum(a.amount)
            from budget_amounts a join budget_lines l on l.id = a.line_id left join organisations o on o.id = l.organisation_id
            where a.initiative_id = $1 group by o.name, l.payer, a.first_day, a.last_day
            """)).ShouldBe(applied, ignoreOrder: true);
        (await LinesAsync(initiative, "select number, decided_by from budget_revisions where initiative_id = $1")).ShouldBe(["0|Styrelsen § 1"]);
    }

    /// <summary>The initiative as those who work in it meet it: people are taken in, and costs are claimed.</summary>
    private async Task RunsAsync(Visitor officer, BoardWorld.Applied applied, FundingPlan plan)
    {
        var (lead, path) = (applied.Lead, $"/insatser/{applied.Id}");
        var coach = await demo.Site.SignInAsync(Role.Coach, applied.Id);
        (await coach.GetAsync($"{path}/deltagare/ny")).TextsOf("[name='Input.TargetGroup'] option").ShouldContain(plan.Groups[^1].Name, "somebody can be enrolled at once");
        (await lead.GetAsync($"{path}/plan")).Text.ShouldContain(plan.Activities[0].Name);
        (await lead.GetAsync($"{path}/ataganden")).Text.ShouldContain("Slutrapport");

        var owner = plan.Owner!.Organisation!.Value.ToString();
        (await (await lead.GetAsync($"{path}/ekonomi/kostnader/ny")).UploadAsync("main form.form", "Input.File", "lon.pdf", Receipt,
            ("Input.Organisation", owner), ("Input.OccurredOn", "2026-04-08"), ("Input.CostType", plan.Budget[0].CostType), ("Input.Amount", "12 500"), ("Input.Text", "Lön för april"), ("Input.Payer", "Grant")))
            .Status.ShouldBe(200);
        var claim = await (await lead.GetAsync($"{path}/ekonomi/rekvisitioner/ny")).SubmitAsync("main form.form", ("Input.Organisation", owner), ("Input.FirstDay", "2026-04-01"), ("Input.LastDay", "2026-04-14"));
        claim.Text.ShouldContain("12 500 kr av bidraget");
        foreach (var step in new[] { "Certify", "Submit" })
        {
            (await (await lead.GetAsync($"{claim.Path}/intyga")).SubmitAsync("main form.form", ("Input.Step", step))).Status.ShouldBe(200, step);
        }

        (await (await officer.GetAsync($"{claim.Path}/prova")).SubmitAsync("main form.form", ("Input.Step", "Approve"))).Text.ShouldContain("Godkänd");
    }

    private async Task<BoardWorld.Applied> BeginAsync(Visitor officer, FormDefinition form, FundingPlan plan)
    {
        var call = await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form",
            ("Input.NameSv", $"Utlysning på {form.Name.Sv}"), ("Input.Form", $"{form.Key}:{form.Version}"), ("Input.Kind", "Open"), ("Input.OpensOn", "2026-04-01"));
        call.Status.ShouldBe(200, call.Text);
        var lead = await demo.Site.SignInAsync(Role.ProjectLead, await ElsewhereAsync(), plan.Owner!.Organisation!.Value.Value);
        var begun = await (await lead.GetAsync($"/ansokningar/ny?utlysning={call.Path.Split('/')[^1]}")).SubmitAsync("main form.form",
            ("Input.NameSv", plan.Name), ("Input.Owner", plan.Owner.Organisation.ToString()), ("Input.StartsOn", $"{plan.Start:O}"), ("Input.EndsOn", $"{plan.End:O}"));
        begun.Status.ShouldBe(200, begun.Text);
        var initiative = Guid.Parse(begun.Path.Split('/')[2]);
        return new BoardWorld.Applied(initiative, lead, await demo.Site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", initiative));
    }

    /// <summary>Types all that is answered, page by page as a browser sends it; a row that is there already is filled in.</summary>
    private static async Task WriteAsync(BoardWorld.Applied applied, FormAnswers answers)
    {
        var rows = new Dictionary<Guid, string>();
        foreach (var section in answers.Form.Sections)
        {
            var path = $"{applied.Path}/del/{section.Key}";
            var typed = section.Fields.Where(field => answers[field.Key] is not (null or TableAnswer)).Select(field => ($"Input.Answers[{field.Key}]", AnswerInput.Shown(field, answers[field.Key]))).ToList();
            var page = await applied.Lead.GetAsync(path);
            if (typed.Count > 0)
            {
                page = await page.SubmitAsync("form[data-answers]", typed);
                page.Status.ShouldBe(200, page.Text);
            }

            foreach (var (table, place, row) in section.Fields.OfType<TableField>().SelectMany(table => (answers[table.Key] as TableAnswer)?.Rows.Select((row, place) => (table, place, row)) ?? []))
            {
                var there = page.Document.QuerySelectorAll($".answer-rows a[href*='/{table.Key}/']").ElementAtOrDefault(place)?.GetAttribute("href");
                var form = await applied.Lead.GetAsync(there ?? $"{path}/{table.Key}/ny");
                rows[row.Id] = there?.Split('/')[^1] ?? form.Document.QuerySelector("input[name='NewRow']")!.GetAttribute("value")!;
                var saved = await form.SubmitAsync("main form[data-warn]", [.. row.Cells.SelectMany(cell => Typed(table.Find(cell.Key), cell.Key, cell.Value, rows))]);
                saved.Path.ShouldStartWith(path, customMessage: saved.Text);
                saved.Status.ShouldBe(200, saved.Text);
            }
        }
    }

    private static IEnumerable<(string Name, string? Value)> Typed(FormField? column, string key, FormAnswer cell, Dictionary<Guid, string> rows) => cell switch
    {
        RowsAnswer chosen => chosen.Rows.Select(row => ($"Input.Chosen[{key}]", (string?)rows[row])),
        LookupAnswer { Code: { } code } when column is LookupField { Source: "parties" } => [($"Input.Answers[{key}]", rows[Guid.Parse(code)])],
        _ => [($"Input.Answers[{key}]", AnswerInput.Shown(column, cell))],
    };

    /// <summary>As many of each party as the form asks for sign, one after the other, and the application is sent in.</summary>
    private async Task SignAsync(BoardWorld.Applied applied, FormAnswers answers)
    {
        var (asked, signatories) = (new List<(string, string?)>(), new List<(Visitor Visitor, Guid Account)>());
        foreach (var (index, party) in SigningParties.Of(answers).Index())
        {
            for (var number = 1; number <= party.Signatures; number++)
            {
                var visitor = await demo.Site.SignInAsync(Role.Signatory, await ElsewhereAsync(), party.Organisation!.Value.Value);
                signatories.Add((visitor, await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'signatory' order by id desc limit 1")));
                asked.Add(($"Input.Signatories[s{index}_{number}]", signatories[^1].Account.ToString()));
            }
        }

        var freeze = await applied.Lead.GetAsync($"{applied.Path}/lagg-fram");
        freeze.TextsOf("section[aria-labelledby='missing'] li").ShouldBeEmpty();
        (await freeze.SubmitAsync("main form", asked)).Path.ShouldBe($"{applied.Path}/underskrifter");
        foreach (var (visitor, account) in signatories)
        {
            var request = await demo.Site.FactAsync<Guid>("select id from signature_requests where initiative_id = $1 and signatory_id = $2", applied.Id, account);
            (await SigningWorld.SignAsync(await visitor.GetAsync($"/underskrifter/{request}"))).Text.ShouldContain("Tack, du har skrivit under.");
        }

        (await (await applied.Lead.GetAsync($"{applied.Path}/underskrifter")).SubmitAsync("form[action*='handler=Submit']")).Text.ShouldContain("Ansökan är inlämnad.");
    }

    /// <summary>It is taken up, and the board grants what was applied for.</summary>
    private async Task DecideAsync(Visitor officer, BoardWorld.Applied applied, FundingPlan plan)
    {
        await _board.MemberAsync();
        var taken = await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']");
        taken.Text.ShouldContain(string.Join(' ', Display.Money(plan.Amount!.Value).Split((char[]?)null)));
        (await (await officer.GetAsync($"{applied.Preparation}/forslag")).SubmitAsync("main form[data-warn]", ("Input.Kind", "Granted"), ("Input.Sum", $"{plan.Amount:0}"), ("Input.Reasons", "Den följer planen."))).Status.ShouldBe(200);
        var meeting = await _board.MeetAsync(officer, locks: true, applied);
        var decided = await (await officer.GetAsync($"{await _board.ItemAsync(meeting, applied)}/beslut")).SubmitAsync("main form[data-warn]");
        decided.Path.ShouldBe($"{applied.Path}/beslut", decided.Text);
    }

    private async Task<FormAnswers> AnswersAsync(FormDefinition form)
    {
        var (file, months, changes) = Written[form.Key];
        var organisations = (await demo.Site.Database.RowsAsync("select name, id::text from organisations")).ToDictionary(static row => (string)row[0]!, static row => (string)row[1]!);
        var json = changes.Aggregate(Repository.Read(file), static (json, change) => json.Contains(change.From, StringComparison.Ordinal) ? json.Replace(change.From, change.To, StringComparison.Ordinal) : throw new InvalidOperationException(change.From));
        return FormAnswers.Parse(form, Place().Replace(json, place => place.Groups["organisation"] is { Success: true } name
            ? organisations[name.Value]
            : (place.Groups["from"].Value == "start" ? Start : Start.AddMonths(months).AddDays(-1)).AddMonths(Number(place, "months")).AddDays(Number(place, "days")).ToString("O", CultureInfo.InvariantCulture)));
    }

    private static int Number(Match place, string group) => place.Groups[group] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;

    private Task<Guid> ElsewhereAsync() => demo.Site.FactAsync<Guid>("select id from initiatives where state = 'ongoing' order by id limit 1");

    private async Task<IReadOnlyList<string>> LinesAsync(Guid initiative, string sql) => [.. (await demo.Site.Database.RowsAsync(sql, initiative)).Select(static row => string.Join('|', row.Select(static cell => cell switch
    {
        decimal number => number.ToString("0", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        null => string.Empty,
        _ => cell.ToString(),
    })))];

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    [GeneratedRegex(@"\{(?:org:(?<organisation>[^}]+)|(?<from>start|end)(?:(?<months>[+-]\d+)m)?(?:(?<days>[+-]\d+)d)?)\}")]
    private static partial Regex Place();
}
