using Samsteg.Platform;

namespace Samsteg.App;

public sealed class FunderFormTests
{
    private const string Shipped = "/formular/rar-sormland-application/1";

    [Fact]
    public async Task A_shipped_form_is_copied_changed_published_and_an_application_follows_it_to_the_next_version()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");

        // A next version with a question, a table and a clause more.
        var draft = await (await officer.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Next']");
        draft.TextOf("h1").ShouldBe("Ansökan om samverkansinsats, RAR Sörmland");
        draft.TextOf(".subtitle").ShouldBe("Utkast till version 2");
        (await draft.SubmitAsync("form[action*='handler=Publish']")).Text.ShouldContain("detsamma som version 1");
        var path = draft.Path;
        var section = await (await officer.GetAsync(path)).SubmitAsync("form[action*='handler=Add']", ("Input.SectionSv", "Hållbarhet på lång sikt"), ("Input.SectionEn", "Sustainment"));
        section.TextOf("h1").ShouldBe("Hållbarhet på lång sikt");
        (await officer.GetAsync(path)).TextOf("#kvar").ShouldNotBeNull().ShouldContain("inga frågor");
        var question = await section.SubmitAsync("form[action*='handler=Add']", ("Input.Kind", "rich_text"), ("Input.LabelSv", "Vem tar över?"), ("Input.LabelEn", "Who takes over?"));
        (await question.SubmitAsync("form#fragan", ("Input.MostCharacters", "200"), ("Input.IsRequired", "true"), ("Input.HelpSv", "Nämn funktionen."))).Status.ShouldBe(200);
        await AddAsync(officer, section.Path, "locked_text", "Öppna data", async page => await page.SubmitAsync("form#fragan", ("Input.TextSv", "Resultaten är öppna."), ("Input.Clause", "reporting")));
        await AddAsync(officer, section.Path, "choice", "Region", async page => await page.SubmitAsync("form#fragan", ("Input.Options[0].Sv", "Norra"), ("Input.Options[1].Sv", ""), ("Input.Options[2].Sv", "Södra")));
        (await officer.GetAsync($"{path}/visa")).Text.ShouldContain("Resultaten är öppna.");
        var published = await (await officer.GetAsync(path)).SubmitAsync("form[action*='handler=Publish']");
        published.Path.ShouldBe("/formular/rar-sormland-application/2");
        published.Text.ShouldContain("Vem tar över?");
        (await site.FactAsync<string>("select content #>> '{sections,-1,fields,2,options,1,code}' from funder_forms")).ShouldBe("sodra");
        (await site.FactAsync<string>("select state || jsonb_path_query_first(content, '$.sections[*].fields[*] ? (@.key == \"vem_tar_over\").mostCharacters') from funder_forms")).ShouldBe("published200");
        (await officer.GetAsync(path)).Path.ShouldBe(published.Path); // a draft that was published leads there
        await Should.ThrowAsync<Npgsql.PostgresException>(site.OwnerAsync("update funder_forms set content = content || '{\"version\": 3}'"));

        // An application on it, with answers.
        var call = await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form",
            ("Input.NameSv", "Med nya frågor"), ("Input.Form", "rar-sormland-application:2"), ("Input.Kind", "Open"), ("Input.OpensOn", "2026-04-01"));
        var lead = await site.SignInAsync("project_lead");
        var owner = await site.FactAsync<Guid>("select id from organisations where name = 'Coompanion Sörmland'");
        await (await lead.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form",
            ("Input.On", call.Path.Split('/')[^1]), ("Input.NameSv", "Följer med"), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"));
        var id = await site.FactAsync<Guid>("select id from initiatives where name_sv = 'Följer med'");
        await site.OwnerAsync("""
            insert into application_answers (id, initiative_id, field, value, saved_at, saved_by)
            select uuidv7(), $1, field, value::jsonb, '2026-04-15 09:30Z', a.id from accounts a, (values ('vem_tar_over', '"Kommunens arbetsmarknadsenhet"'), ('region', '"sodra"'), ('background', '"Hit men inte längre"')) v (field, value)
            where a.demo_role = 'project_lead'
            """, id);
        (await lead.GetAsync($"/insatser/{id}/ansokan/version")).Text.ShouldContain("senaste versionen av formuläret, version 2");

        // Version 3: a question gone, one shorter, one new, one reworded.
        var next = (await (await officer.GetAsync(published.Path)).SubmitAsync("form[action*='handler=Next']")).Path;
        await (await officer.GetAsync($"{next}/fraga/vem_tar_over")).SubmitAsync("form#fragan", ("Input.MostCharacters", "10"), ("Input.LabelSv", "Vem fortsätter?"));
        await RemoveAsync(officer, $"{next}/del/hallbarhet_pa_lang_sikt", "region");
        await AddAsync(officer, $"{next}/del/background", "number", "Antal möten", async page => await page.SubmitAsync("form#fragan", ("Input.Least", "0"), ("Input.Most", "99,5")));
        (await (await officer.GetAsync(next)).SubmitAsync("form[action*='handler=Publish']")).Path.ShouldBe("/formular/rar-sormland-application/3");

        var difference = await lead.GetAsync($"/insatser/{id}/ansokan/version");
        var steps = difference.TextOf("#skillnad").ShouldNotBeNull();
        steps.ShouldContain("Frågan är omskriven: Vem fortsätter? Från ”Vem tar över?” till ”Vem fortsätter?”");
        steps.ShouldContain("Frågan är borta: Region");
        steps.ShouldContain("Ny fråga: Antal möten");
        steps.ShouldContain("Det som kan svaras är ändrat: Vem fortsätter?");
        difference.TextOf("#svar").ShouldNotBeNull().ShouldContain("Kommunens arbetsmarknadsenhet");
        difference.TextOf("#svar").ShouldNotBeNull().ShouldContain("Södra");
        difference.TextOf("#svar").ShouldNotBeNull().ShouldNotContain("Hit men inte längre");
        (await difference.SubmitAsync("main form.form", ("to", "2"))).Path.ShouldEndWith("/ansokan"); // nothing: it is on it
        (await difference.SubmitAsync("main form.form", ("to", "9"))).Status.ShouldBe(409);
        (await difference.SubmitAsync("main form.form")).Path.ShouldEndWith("/ansokan");
        (await difference.SubmitAsync("main form.form")).Path.ShouldEndWith("/ansokan");

        (await site.FactAsync<int>("select v.version from applications p join form_versions v on v.id = p.form_version_id where p.initiative_id = $1", id)).ShouldBe(3);
        (await site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1 and replaced_at is null and field in ('vem_tar_over', 'region', 'background')", id)).ShouldBe(3);
        (await officer.GetAsync("/formular")).RowsOf("table").Single(static row => row[1] == "3")[3].ShouldBe("1");
        (await (await site.SignInAsync("economist")).GetAsync($"/insatser/{id}/ansokan/version")).Status.ShouldBe(403);
        (await (await site.SignInAsync("project_lead_2")).GetAsync($"/insatser/{id}/ansokan/version")).Status.ShouldBe(404);
        await site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", id);
        (await lead.GetAsync($"/insatser/{id}/ansokan/version")).Text.ShouldContain("bara bytas medan ansökan skrivs");
    }

    [Fact]
    public async Task Two_who_edit_the_same_draft_are_told_and_nothing_is_lost()
    {
        await using var site = await Site.StartAsync();
        var (one, other) = (await site.SignInAsync("association_officer"), await site.SignInAsync("association_director"));
        var path = (await (await one.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Copy']")).Path;
        (await (await other.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Next']")).Path.ShouldNotBe(path);
        var (first, second) = (await one.GetAsync($"{path}/fraga/name"), await other.GetAsync($"{path}/fraga/name"));

        (await first.SubmitAsync("form#fragan", ("Input.LabelSv", "Kort namn"))).Status.ShouldBe(200);
        var stale = await second.SubmitAsync("form#fragan", ("Input.LabelSv", "Långt namn"));

        stale.Status.ShouldBe(409);
        stale.Text.ShouldContain("Någon annan har ändrat utkastet");
        stale.Document.QuerySelector("input[name='Input.LabelSv']")!.GetAttribute("value").ShouldBe("Långt namn");
        (await site.FactAsync<string>("select jsonb_path_query_first(content, '$.sections[0].fields[0].label.sv') #>> '{}' from funder_forms where content ->> 'key' = 'ansokan_om_samverkansinsats_rar_sormland'")).ShouldBe("Kort namn");
        (await (await other.GetAsync(path)).SubmitAsync("form[action*='handler=Discard']")).Path.ShouldBe("/formular");
        (await other.GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_would_contradict_the_form_is_refused_in_words_and_a_form_without_its_parts_is_not_published()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");
        var path = (await (await officer.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Next']")).Path;
        var before = await site.FactAsync<string>("select content::text from funder_forms");

        (await RemoveAsync(officer, $"{path}/del/period", "start")).Text.ShouldContain("”Budget” hänger ihop");
        (await RemoveAsync(officer, $"{path}/del/owner", "owner")).Text.ShouldContain("”Underskrift per part”");
        (string Field, (string, string?) Answer)[] bad =
        [
            ("name", ("Input.LabelSv", "")), ("name", ("Input.LabelSv", new string('x', 301))), ("name", ("Input.MostCharacters", "0")), ("name", ("Input.MostCharacters", "många")), ("name", ("Input.Means", "start")),
            ("name", ("Input.AskedWhen", "discussed=kanske")), ("name", ("Input.Section", "borta")), ("discussed", ("Input.Options[0].Sv", "")), ("budget", ("Input.MostRows", "501")), ("budget", ("Input.PeriodMonths", "5")),
            ("budget", ("Input.Title", "borta")), ("signatures", ("Input.LeastOfFirst", "0")), ("laws", ("Input.TextSv", " ")), ("laws", ("Input.Clause", "x")), ("budget_file", ("Input.InsteadOf", "budget_file")),
            ("activities/objectives", ("Input.Table", "name")), ("activities/type", ("Input.Source", "x")), ("activities/count", ("Input.Least", "20000")),
        ];
        foreach (var (field, answer) in bad)
        {
            var refused = await (await officer.GetAsync($"{path}/fraga/{field}")).SubmitAsync("form#fragan", answer);
            refused.Status.ShouldBe(422, $"{field} {answer}");
            refused.Document.QuerySelectorAll("main [id$='-error']").Length.ShouldBeGreaterThan(0, $"{field} {answer}");
        }

        (await (await officer.GetAsync($"{path}/del/name")).SubmitAsync("form[action*='handler=Add']", ("Input.Kind", "x"), ("Input.LabelSv", "Fråga"))).TextOf("[id='Input_Kind-error']").ShouldNotBeNull();
        (await (await officer.GetAsync($"{path}/fraga/activities")).SubmitAsync("form[action*='handler=AddColumn']", ("NewColumn.Kind", "table"), ("NewColumn.LabelSv", "X"))).TextOf("[id='NewColumn_Kind-error']").ShouldNotBeNull();
        (await site.FactAsync<string>("select content::text from funder_forms")).ShouldBe(before);

        await RemoveAsync(officer, $"{path}/del/signatures", "signatures");
        await RemoveAsync(officer, $"{path}/del/name", "name");
        var left = (await officer.GetAsync(path)).TextOf("#kvar").ShouldNotBeNull();
        left.ShouldContain("insatsens namn");
        left.ShouldContain("plats för underskrifter");
        left.ShouldContain("Avsnittet har inga frågor");
        (await (await officer.GetAsync(path)).SubmitAsync("form[action*='handler=Publish']")).Status.ShouldBe(422);
        (await site.FactAsync<string>("select state from funder_forms")).ShouldBe("draft");
        (await officer.GetAsync("/formular/rar-sormland-application/2")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_table_that_the_plan_reads_is_built_of_the_columns_that_it_reads()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");
        var path = (await (await officer.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Next']")).Path;
        var field = await (await officer.GetAsync($"{path}/del/background")).SubmitAsync("form[action*='handler=Add']", ("Input.Kind", "table"), ("Input.LabelSv", "Fler aktiviteter"));
        (await field.SubmitAsync("form#fragan", ("Input.Means", "activities"), ("Input.LeastRows", "1"), ("Input.MostRows", "5"))).Status.ShouldBe(200);

        var column = await (await officer.GetAsync($"{path}/fraga/fler_aktiviteter")).SubmitAsync("form[action*='handler=AddColumn']", ("NewColumn.Kind", "known:audience"));
        column.Path.ShouldEndWith("/fraga/fler_aktiviteter/audience");
        (await (await officer.GetAsync($"{path}/fraga/fler_aktiviteter")).SubmitAsync("form[action*='handler=AddColumn']", ("NewColumn.Kind", "number"), ("NewColumn.LabelSv", "2026"))).Path.ShouldEndWith("/kolumn");
        var raised = await (await officer.GetAsync($"{path}/fraga/fler_aktiviteter")).PressAsync("li#kolumn-audience button[formaction*='RaiseColumn']");
        raised.TextsOf("li[id^=kolumn-] a")[0].ShouldBe("För vem");
        (await raised.PressAsync("li#kolumn-kolumn button[formaction*='RemoveColumn']")).TextsOf("li[id^=kolumn-] a").Count.ShouldBe(2);
        (await site.FactAsync<string>("select jsonb_path_query_first(content, '$.sections[*].fields[*] ? (@.key == \"fler_aktiviteter\").columns[0].kind') #>> '{}' from funder_forms")).ShouldBe("choice");
    }

    [Theory]
    [InlineData("association_director", 200, 200)]
    [InlineData("association_administrator", 200, 200)]
    [InlineData("project_lead", 403, 200)]
    [InlineData("board_member", 403, 200)]
    [InlineData("coach", 403, 403)]
    public async Task The_office_edits_forms_and_those_who_apply_read_them(string role, int edits, int reads)
    {
        await using var site = await Site.StartAsync();
        var visitor = await site.SignInAsync(role);
        var officer = await site.SignInAsync("association_officer");
        var draft = (await (await officer.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Next']")).Path;

        (await visitor.GetAsync("/formular")).Status.ShouldBe(edits);
        (await visitor.GetAsync(Shipped)).Status.ShouldBe(reads);
        foreach (var page in (string[])["", "/visa", "/del/name", "/fraga/name", "/fraga/activities/name"])
        {
            (await visitor.GetAsync(draft + page)).Status.ShouldBe(edits, page);
        }

        (await officer.GetAsync($"/formular/utkast/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await officer.GetAsync($"{draft}/fraga/borta")).Status.ShouldBe(404);
        (await officer.GetAsync($"{draft}/fraga/name/borta")).Status.ShouldBe(404);
        (await officer.GetAsync($"{draft}/del/borta")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_version_out_of_use_is_offered_no_more()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");
        var draft = await (await officer.GetAsync(Shipped)).SubmitAsync("form[action*='handler=Copy']");
        await draft.SubmitAsync("form[action*='handler=Name']", ("Input.NameSv", "Vårt formulär"));
        var published = await (await officer.GetAsync(draft.Path)).SubmitAsync("form[action*='handler=Publish']");
        published.TextOf("h1").ShouldBe("Vårt formulär");
        (await officer.GetAsync("/utlysningar/ny")).TextsOf("select option").ShouldContain("Vårt formulär, version 1");

        var retired = await published.SubmitAsync("form[action*='handler=Retire']");

        retired.Text.ShouldContain("används inte längre");
        (await officer.GetAsync("/utlysningar/ny")).TextsOf("select option").ShouldNotContain("Vårt formulär, version 1");
        (await published.SubmitAsync("form[action*='handler=Retire']")).Status.ShouldBe(409);
    }

    private static async Task AddAsync(Visitor visitor, string section, string kind, string label, Func<Page, Task<Page>> fill)
    {
        var page = await (await visitor.GetAsync(section)).SubmitAsync("form[action*='handler=Add']", ("Input.Kind", kind), ("Input.LabelSv", label));
        page.TextOf("h1").ShouldBe(label);
        (await fill(page)).Status.ShouldBe(200);
    }

    private static async Task<Page> RemoveAsync(Visitor visitor, string section, string field) => await (await visitor.GetAsync(section)).PressAsync($"li#fraga-{field} button[formaction*='Remove']");
}
