using Samsteg.Platform;

namespace Samsteg.App;

public sealed class InitiativeTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Name = "Nyttiga Affärer 2.0";

    [Fact]
    public async Task The_list_holds_the_own_initiatives_and_leads_to_them()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var list = await lead.GetAsync("/insatser?q=nyttiga");

        list.RowsOf("#list table").ShouldHaveSingleItem()[0].ShouldBe(Name);
        var overview = await list.FollowAsync("#list tbody a");
        overview.TextOf("h1").ShouldBe(Name);
        overview.TextOf(".subtitle").ShouldNotBeNull().ShouldContain("beviljat högst 3 880 000 kr");
        overview.TextOf("[aria-current=page]").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_is_searched_narrowed_sorted_and_exported()
    {
        var director = await demo.Site.SignInAsync("association_director");

        (await director.GetAsync("/insatser?q=nyttiga")).RowsOf("#list table").Count.ShouldBe(1);
        (await director.GetAsync("/insatser?q=%25")).RowsOf("#list table").ShouldBeEmpty();
        (await director.GetAsync("/insatser?State=Cancelled&q=nyttiga")).RowsOf("#list table").ShouldBeEmpty();
        (await director.GetAsync("/insatser?sort=state&dir=desc")).Status.ShouldBe(200);
        (await director.GetAsync("/insatser?q=nyttiga&export=csv")).Source.ShouldContain(Name);
        (await director.GetAsync("/insatser?export=xlsx")).Bytes[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task An_initiative_of_others_looks_as_if_it_did_not_exist()
    {
        var mine = await DemoAsync();
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where id = $1", mine);
        var other = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values ($1, 'Någon annans', $2, 'draft', '2026-01-01', '2026-12-31')", other, owner);
        var lead = await demo.Site.SignInAsync("project_lead");
        var director = await demo.Site.SignInAsync("association_director");

        foreach (var page in (string[])["", "/plan", "/andra", "/logg", "/plan/parter", "/plan/uppfoljning"])
        {
            (await lead.GetAsync($"/insatser/{other}{page}")).Status.ShouldBe(404);
            (await lead.GetAsync($"/insatser/{Guid.NewGuid()}{page}")).Status.ShouldBe(404);
        }

        (await director.GetAsync($"/insatser/{other}")).Status.ShouldBe(200);
        (await director.GetAsync($"/insatser/{Guid.NewGuid()}/plan")).Status.ShouldBe(404);
        (await lead.GetAsync("/insatser?q=annans")).RowsOf("#list table").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_who_begins_an_initiative_leads_it()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where name_sv = $1", Name);
        var form = await lead.GetAsync("/insatser/ny");

        var overview = await form.SubmitAsync("main form.form", [.. Answers("Ny <b>insats</b>", owner)]);

        overview.Status.ShouldBe(200);
        overview.TextOf("h1").ShouldBe("Ny <b>insats</b>");
        overview.TextOf(".subtitle").ShouldNotBeNull().ShouldStartWith("Utkast");
        (await demo.Site.FactAsync<string>("select role from role_assignments r join initiatives i on i.id = r.initiative_id where i.name_sv = 'Ny <b>insats</b>'")).ShouldBe("project_lead");
        (await demo.Site.FactAsync<bool>("select is_owner from initiative_partners p join initiatives i on i.id = p.initiative_id where i.name_sv = 'Ny <b>insats</b>'")).ShouldBeTrue();
        (await form.SubmitAsync("main form.form", [.. Answers("Ny <b>insats</b>", owner)])).TextOf("h1").ShouldBe("Ny <b>insats</b>");
        (await demo.Site.FactAsync<long>("select count(*) from initiatives where name_sv = 'Ny <b>insats</b>'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_association_begins_initiatives_without_leading_them()
    {
        var director = await demo.Site.SignInAsync("association_director");
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where name_sv = $1", Name);

        var overview = await (await director.GetAsync("/insatser/ny")).SubmitAsync("main form.form", [.. Answers("Förbundets", owner)]);

        overview.Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from role_assignments r join initiatives i on i.id = r.initiative_id where i.name_sv = 'Förbundets'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_cannot_be_used_to_reach_an_initiative_of_others()
    {
        var mine = await DemoAsync();
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where id = $1", mine);
        var stranger = await demo.Site.SignInAsync(Role.ProjectLead, await SomeInitiativeAsync(owner));
        var form = await stranger.GetAsync("/insatser/ny");

        var answer = await form.SubmitAsync("main form.form", [.. Answers("Kapning", owner), ("Input.Id", mine.ToString())]);

        answer.Status.ShouldBe(409);
        (await stranger.GetAsync($"/insatser/{mine}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Bad_answers_are_told_beside_their_fields_and_nothing_is_written()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var before = await demo.Site.FactAsync<long>("select count(*) from initiatives");
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where name_sv = $1", Name);
        (string Field, string Value)[] bad =
        [
            ("Input.NameSv", ""), ("Input.NameSv", new string('x', 201)), ("Input.Owner", Guid.NewGuid().ToString()), ("Input.Owner", "x"),
            ("Input.StartsOn", "31 februari"), ("Input.EndsOn", "2020-01-01"), ("Input.IntakeEndsOn", "2030-01-01"),
            ("Input.MaximumGrant", "-1"), ("Input.MaximumGrant", "mycket"), ("Input.SummarySv", new string('y', 2001)),
        ];
        foreach (var (field, value) in bad)
        {
            var form = await lead.GetAsync("/insatser/ny");
            var answer = await form.SubmitAsync("main form.form", [.. Answers("Fel", owner).Where(given => given.Name != field), (field, value)]);
            answer.Status.ShouldBe(422, $"{field} {value}");
            answer.TextOf($"[id='{field.Replace('.', '_')}-error'], [id='{field}-error']").ShouldNotBeNull($"{field} {value}");
        }

        (await demo.Site.FactAsync<long>("select count(*) from initiatives")).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_goes_one_state_on_and_a_stale_one_is_refused()
    {
        await using var site = await Site.StartAsync();
        var id = await site.FactAsync<Guid>("select id from initiatives where name_sv = $1", Name);
        var lead = await site.SignInAsync("project_lead");
        var first = await lead.GetAsync($"/insatser/{id}/andra");
        var second = await lead.GetAsync($"/insatser/{id}/andra");

        (await first.SubmitAsync("main form.form", ("Input.NameSv", "Nyare affärer"), ("Input.State", "Completed"))).Status.ShouldBe(200);
        var stale = await second.SubmitAsync("main form.form", ("Input.NameSv", "Äldre affärer"));

        stale.Status.ShouldBe(409);
        (await site.FactAsync<string>("select name_sv || state from initiatives where id = $1", id)).ShouldBe("Nyare affärercompleted");
        (await (await lead.GetAsync($"/insatser/{id}/andra")).SubmitAsync("main form.form", ("Input.State", "Draft"))).Status.ShouldBe(422);
        (await lead.GetAsync($"/insatser/{id}/logg")).RowsOf("#list table")[0].ShouldContain(cell => cell.Contains("Nyare affärer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_that_are_decided_are_not_the_leads_to_change()
    {
        var id = await DemoAsync();
        var lead = await demo.Site.SignInAsync("project_lead");
        var before = await demo.Site.FactAsync<DateOnly>("select ends_on from initiatives where id = $1", id);

        var answer = await (await lead.GetAsync($"/insatser/{id}/andra")).SubmitAsync("main form.form", ("Input.EndsOn", before.AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_EndsOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await demo.Site.FactAsync<DateOnly>("select ends_on from initiatives where id = $1", id)).ShouldBe(before);
    }

    [Fact]
    public async Task Those_who_only_read_see_no_way_to_change()
    {
        var id = await DemoAsync();
        var coach = await demo.Site.SignInAsync("coach");
        var plan = await coach.GetAsync($"/insatser/{id}/plan");

        plan.Status.ShouldBe(200);
        plan.Document.QuerySelectorAll("main a[href*='/plan/'], main a[href$='/andra']").ShouldBeEmpty();
        (await coach.GetAsync($"/insatser/{id}/andra")).Status.ShouldBe(403);
        (await coach.GetAsync("/insatser/ny")).Status.ShouldBe(403);
        (await coach.GetAsync($"/insatser/{id}/logg")).Status.ShouldBe(403);
    }

    private static IEnumerable<(string Name, string? Value)> Answers(string name, Guid owner) =>
    [
        ("Input.NameSv", name), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-06-01"), ("Input.EndsOn", "2027-05-31"), ("Input.MaximumGrant", "1 200 000,50"),
    ];

    private Task<Guid> DemoAsync() => demo.Site.FactAsync<Guid>("select id from initiatives where name_sv = $1", Name);

    private async Task<Guid> SomeInitiativeAsync(Guid owner)
    {
        var id = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values ($1, 'Främmande', $2, 'draft', '2026-01-01', '2026-12-31')", id, owner);
        return id;
    }
}
