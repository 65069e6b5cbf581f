using Samsteg.Platform;

namespace Samsteg.App;

public sealed class CallTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task An_officer_makes_a_call_changes_it_closes_it_and_opens_it_again()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var form = await officer.GetAsync("/utlysningar/ny");

        var call = await form.SubmitAsync("main form.form", [.. Answers("Höstens utlysning")]);
        call.Status.ShouldBe(200);
        call.TextOf("h1").ShouldBe("Höstens utlysning");
        call.TextOf(".subtitle").ShouldNotBeNull().ShouldStartWith("Till och med torsdag 15 oktober · högst 2");
        call.TextOf("main strong").ShouldBe("två");
        (await form.SubmitAsync("main form.form", [.. Answers("Höstens utlysning")])).Path.ShouldBe(call.Path);
        (await demo.Site.FactAsync<long>("select count(*) from calls where name_sv = 'Höstens utlysning'")).ShouldBe(1);

        var changed = await (await officer.GetAsync($"{call.Path}/andra")).SubmitAsync("main form.form", ("Input.NameEn", "The autumn's call"), ("Input.Maximum", ""));
        changed.Path.ShouldBe(call.Path);
        (await demo.Site.FactAsync<string>("select name_en || coalesce(maximum::text, ' none') from calls where name_sv = 'Höstens utlysning'")).ShouldBe("The autumn's call none");
        (await changed.SubmitAsync("form[action*='handler=Close']")).Text.ShouldContain("Stängd");
        (await officer.GetAsync("/utlysningar?State=Closed&q=höstens")).RowsOf("#list table").Count.ShouldBe(1);
        (await (await officer.GetAsync(call.Path)).SubmitAsync("form[action*='handler=Open']")).Text.ShouldContain("Öppen");
        (await officer.GetAsync("/utlysningar?State=Open&q=höstens")).RowsOf("#list table").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_change_is_refused_and_keeps_what_was_typed()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var path = (await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form", [.. Answers("Två händer")])).Path;
        var (first, second) = (await officer.GetAsync($"{path}/andra"), await officer.GetAsync($"{path}/andra"));

        (await first.SubmitAsync("main form.form", ("Input.NameSv", "Två händer, nu"))).Status.ShouldBe(200);
        var stale = await second.SubmitAsync("main form.form", ("Input.NameSv", "Två händer, då"));

        stale.Status.ShouldBe(409);
        stale.Document.QuerySelector("input[name='Input.NameSv']")!.GetAttribute("value").ShouldBe("Två händer, då");
        (await demo.Site.FactAsync<long>("select count(*) from calls where name_sv = 'Två händer, nu'")).ShouldBe(1);
    }

    [Fact]
    public async Task Bad_answers_are_told_beside_their_fields_all_at_once()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var before = await demo.Site.FactAsync<long>("select count(*) from calls");
        (string Field, string? Value)[] bad =
        [
            ("Input.NameSv", ""), ("Input.NameSv", new string('x', 201)), ("Input.TextSv", new string('y', 8001)), ("Input.Form", ""), ("Input.Form", "finns-inte:1"), ("Input.Form", "rar-sormland-application:9"),
            ("Input.Kind", null), ("Input.Kind", "Allihop"), ("Input.OpensOn", ""), ("Input.OpensOn", "1899-01-01"), ("Input.ClosesOn", ""), ("Input.ClosesOn", "2026-04-01"), ("Input.ClosesOn", "31 juni"),
            ("Input.Maximum", "0"), ("Input.Maximum", "-5"), ("Input.Maximum", "1,234"), ("Input.Maximum", "mycket"),
        ];
        foreach (var (field, value) in bad)
        {
            var answer = await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form", [.. Answers("Fel").Where(given => given.Name != field), (field, value)]);
            answer.Status.ShouldBe(422, $"{field} {value}");
            answer.TextOf($"[id='{field.Replace('.', '_')}-error']").ShouldNotBeNull($"{field} {value}");
        }

        var both = await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form", [.. Answers("").Where(static given => given.Name != "Input.OpensOn"), ("Input.OpensOn", "31 juni")]);
        both.TextOf("[id='Input_NameSv-error']").ShouldNotBeNull();
        both.TextOf("[id='Input_OpensOn-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from calls")).ShouldBe(before);
    }

    [Fact]
    public async Task What_somebody_has_begun_to_answer_keeps_its_form()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var path = (await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form", [.. Answers("Fast formulär")])).Path;
        (await (await officer.GetAsync($"{path}/andra")).SubmitAsync("main form.form", ("Input.Form", "finsam-lund-application:1"))).Path.ShouldBe(path);
        var lead = await demo.Site.SignInAsync("project_lead");
        var owner = await demo.Site.FactAsync<Guid>("select id from organisations where name = 'Coompanion Sörmland'");
        await (await lead.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form",
            ("Input.On", path.Split('/')[^1]), ("Input.NameSv", "Svar på fast"), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"));

        // Also by somebody who reads no applications.
        var administrator = await demo.Site.SignInAsync("association_administrator");
        var refused = await (await administrator.GetAsync($"{path}/andra")).SubmitAsync("main form.form", ("Input.Form", "rar-sormland-application:1"));

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Form-error']").ShouldNotBeNull().ShouldContain("börjat");
        (await demo.Site.FactAsync<string>("select form_key from calls where name_sv = 'Fast formulär'")).ShouldBe("finsam-lund-application");
        (await administrator.GetAsync("/utlysningar?q=fast")).RowsOf("#list table").ShouldHaveSingleItem()[^1].ShouldBe("1");
        await Should.ThrowAsync<Npgsql.PostgresException>(demo.Site.OwnerAsync("update calls set form_key = 'annat' where name_sv = 'Fast formulär'"));
    }

    [Fact]
    public async Task Organisations_are_invited_and_left_out_again()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var call = await (await officer.GetAsync("/utlysningar/ny")).SubmitAsync("main form.form", [.. Answers("Inbjudan").Where(static given => given.Name != "Input.Kind"), ("Input.Kind", "ByInvitation")]);
        var organisation = await demo.Site.FactAsync<Guid>("select id from organisations where name = 'Skenboda kommun'");
        call.Text.ShouldContain("Ingen är inbjuden än");

        (await call.SubmitAsync("form[action*='handler=Invite']", ("Input.Organisation", Guid.NewGuid().ToString()))).Status.ShouldBe(422);
        var invited = await call.SubmitAsync("form[action*='handler=Invite']", ("Input.Organisation", organisation.ToString()));
        invited = await invited.SubmitAsync("form[action*='handler=Invite']", ("Input.Organisation", organisation.ToString()));
        invited.TextsOf("#inbjudna li > span").ShouldHaveSingleItem().ShouldBe("Skenboda kommun");
        (await invited.SubmitAsync("form[action*='handler=Uninvite']")).TextsOf("#inbjudna li").ShouldBeEmpty();

        var lead = await demo.Site.SignInAsync("project_lead");
        var read = await lead.GetAsync(call.Path);
        read.Status.ShouldBe(200);
        read.Document.QuerySelector("form[action*='handler=Invite'], form[action*='handler=Close']").ShouldBeNull();
        (await lead.PostAsync($"{call.Path}?handler=Close", [Token(read)])).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("association_director", 200, 200)]
    [InlineData("association_administrator", 200, 200)]
    [InlineData("board_member", 200, 403)]
    [InlineData("project_lead", 200, 403)]
    [InlineData("partner_representative", 200, 403)]
    [InlineData("economist", 200, 403)]
    [InlineData("coach", 403, 403)]
    [InlineData("technical_administrator", 403, 403)]
    [InlineData("organisation_contact", 403, 403)]
    public async Task Those_who_read_applications_read_calls_and_the_office_changes_them(string role, int reads, int edits)
    {
        var visitor = await demo.Site.SignInAsync(role);
        var call = await demo.Site.FactAsync<Guid>("select id from calls order by id limit 1");

        (await visitor.GetAsync("/utlysningar")).Status.ShouldBe(reads);
        (await visitor.GetAsync($"/utlysningar/{call}")).Status.ShouldBe(reads);
        (await visitor.GetAsync($"/utlysningar/{call}/andra")).Status.ShouldBe(edits);
        (await visitor.GetAsync("/utlysningar/ny")).Status.ShouldBe(edits);
        (await visitor.GetAsync($"/utlysningar/{Guid.NewGuid()}")).Status.ShouldBe(reads == 200 ? 404 : 403);
    }

    [Fact]
    public async Task A_late_application_is_let_in_once_with_its_reason()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");
        var call = await site.FactAsync<Guid>("select id from calls where name_sv = 'Unga tillbaka till skola eller arbete'");
        var owner = await site.FactAsync<Guid>("select id from organisations where name = 'Coompanion Sörmland'");
        var lead = await site.SignInAsync("project_lead");
        await (await lead.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form",
            ("Input.On", call.ToString()), ("Input.NameSv", "Sen"), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"));
        var id = await site.FactAsync<Guid>("select id from initiatives where name_sv = 'Sen'");
        var path = $"/insatser/{id}/ansokan/sen";

        (await officer.GetAsync(path)).Text.ShouldContain("inte stängd");
        await site.OwnerAsync("update calls set closes_on = '2026-04-14', opens_on = '2026-04-01' where id = $1", call);
        var page = await officer.GetAsync(path);
        (await page.SubmitAsync("main form.form", ("Input.Reason", " "))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await page.SubmitAsync("main form.form", ("Input.Reason", new string('x', 1001)))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form.form", ("Input.Reason", "Systemet låg nere."))).Path.ShouldEndWith("/ansokan");
        (await page.SubmitAsync("main form.form", ("Input.Reason", "En gång till."))).Path.ShouldEndWith("/ansokan");

        (await site.FactAsync<string>("select late_reason from applications where initiative_id = $1", id)).ShouldBe("Systemet låg nere.");
        (await site.FactAsync<string>("select act || ' ' || state || ' ' || reason from application_events where initiative_id = $1", id)).ShouldBe("admit_late draft Systemet låg nere.");
        (await officer.GetAsync("/ansokningar?q=sen")).RowsOf("#list table").ShouldHaveSingleItem().ShouldContain("Får lämnas in efter sista dagen");
        (await officer.GetAsync(path)).Text.ShouldContain("Systemet låg nere.");
        (await lead.GetAsync(path)).Status.ShouldBe(403);
        (await lead.PostAsync(path, [("Input.Reason", "Jag vill.")])).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_was_sent_in_once_is_not_late_when_it_is_returned_or_amended_after_the_call_has_closed()
    {
        await using var site = await Site.StartAsync();
        var officer = await site.SignInAsync("association_officer");
        var id = await site.FactAsync<Guid>("update applications set state = 'draft', submitted_at = null, call_id = (select id from calls order by id limit 1) where state = 'draft' returning initiative_id");
        await site.OwnerAsync("update calls set closes_on = '2026-04-14', opens_on = '2026-04-01' where id = (select call_id from applications where initiative_id = $1)", id);
        var path = $"/insatser/{id}/ansokan";
        (await officer.GetAsync(path)).Text.ShouldContain("Sista dagen har passerat");
        var form = await officer.GetAsync($"{path}/sen");

        await site.OwnerAsync("update applications set state = 'returned', submitted_at = '2026-04-10' where initiative_id = $1", id);

        (await officer.GetAsync(path)).Text.ShouldNotContain("Sista dagen har passerat");
        (await officer.GetAsync($"{path}/sen")).Text.ShouldContain("redan inlämnad");
        (await form.SubmitAsync("main form.form", ("Input.Reason", "För säkerhets skull."))).Status.ShouldBe(409);
    }

    private static (string Name, string Value) Token(Page page) =>
        ("__RequestVerificationToken", page.Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!);

    private static IEnumerable<(string Name, string? Value)> Answers(string name) =>
    [
        ("Input.NameSv", name), ("Input.TextSv", "Minst **två** parter."), ("Input.Form", "rar-sormland-application:1"), ("Input.Kind", "Dated"),
        ("Input.OpensOn", "2026-04-10"), ("Input.ClosesOn", "15 oktober 2026"), ("Input.Maximum", "2 000 000"),
    ];
}
