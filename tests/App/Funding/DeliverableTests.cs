using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What an initiative leaves behind: promised, delivered, adopted, looked at again. Today is 15 April 2026.</summary>
public sealed class DeliverableTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private Site Site => demo.Site;

    [Fact]
    public async Task It_is_added_delivered_adopted_and_looked_at_again_and_again()
    {
        var (initiative, lead, organisation) = await NewAsync();
        var path = $"/insatser/{initiative}/leverabler";
        (await lead.GetAsync(path)).Text.ShouldContain("Inga leverabler");
        var form = await lead.GetAsync($"{path}/ny");
        var empty = await form.SubmitAsync(Form, ("Input.DueOn", "1999-12-31"));
        empty.Status.ShouldBe(422);
        empty.TextOf("[id='Input_Name-error']").ShouldNotBeNull();
        empty.TextOf("[id='Input_Kind-error']").ShouldNotBeNull();
        (await form.SubmitAsync(Form, ("Input.Name", "x"), ("Input.Kind", "Tool"), ("Input.DueOn", "1999-12-31"))).TextOf("[id='Input_DueOn-error']").ShouldNotBeNull();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await form.SubmitAsync(Form, ("Input.Name", "Handbok för <b>handledare</b>"), ("Input.Kind", "Material"), ("Input.Steward", "Kommunens enhet"), ("Input.DueOn", "2026-06-30"))).Text.ShouldContain("Handbok för <b>handledare</b>");
        }

        var id = await Site.FactAsync<Guid>("select id from deliverables where initiative_id = $1", initiative);
        var one = $"{path}/{id}";
        (await lead.GetAsync($"{one}/anta")).Status.ShouldBe(404, "it is not delivered");
        (await lead.GetAsync($"{one}/kontroll")).Status.ShouldBe(404);
        var deliver = await lead.GetAsync($"{one}/leverera");
        (await deliver.SubmitAsync(Form, ("Input.DeliveredOn", "2026-04-16"))).TextOf("[id='Input_DeliveredOn-error']").ShouldNotBeNull();
        (await deliver.SubmitAsync(Form)).TextOf("[id='Input_Link-error']").ShouldNotBeNull("a link or a document");
        (await deliver.SubmitAsync(Form, ("Input.Link", "javascript:alert(1)"))).TextOf("[id='Input_Link-error']").ShouldNotBeNull();
        (await deliver.SubmitAsync(Form, ("Input.Document", Guid.NewGuid().ToString()))).TextOf("[id='Input_Document-error']").ShouldNotBeNull();
        (await deliver.SubmitAsync(Form, ("Input.DeliveredOn", "2026-04-01"), ("Input.Link", "https://exempel.se/handbok"))).Text.ShouldContain("Levererad");
        (await deliver.SubmitAsync(Form, ("Input.DeliveredOn", "2026-04-02"), ("Input.Link", "https://exempel.se/annan"))).Status.ShouldBe(409, "somebody has changed it meanwhile");

        var adopt = await lead.GetAsync($"{one}/anta");
        (await adopt.SubmitAsync(Form, ("Input.AdoptedOn", "2026-03-31"), ("Input.Organisation", organisation.ToString()), ("Input.DecidedBy", "Socialnämnden"))).TextOf("[id='Input_AdoptedOn-error']").ShouldNotBeNull();
        (await adopt.SubmitAsync(Form, ("Input.AdoptedOn", "2026-04-10"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNull();
        (await adopt.SubmitAsync(Form, ("Input.AdoptedOn", "2026-04-10"), ("Input.Organisation", Guid.NewGuid().ToString()), ("Input.DecidedBy", "Socialnämnden"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNull();
        (await adopt.SubmitAsync(Form, ("Input.AdoptedOn", "2026-04-10"), ("Input.Organisation", organisation.ToString()), ("Input.DecidedBy", "Socialnämnden"))).Text.ShouldContain("Socialnämnden");
        (await (await lead.GetAsync($"{one}/leverera")).SubmitAsync(Form, ("Input.DeliveredOn", "2026-04-11"))).TextOf("[id='Input_DeliveredOn-error']").ShouldNotBeNull("after it was adopted");

        var check = await lead.GetAsync($"{one}/kontroll");
        (await check.SubmitAsync(Form, ("Input.Words", ""))).TextOf("[id='Input_Usage-error']").ShouldNotBeNull();
        (await check.SubmitAsync(Form, ("Input.Usage", "Used"), ("Input.Words", "I alla tre kommuner."), ("Input.CheckedOn", "2026-03-01"))).TextOf("[id='Input_CheckedOn-error']").ShouldNotBeNull();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await check.SubmitAsync(Form, ("Input.Usage", "Used"), ("Input.Words", "I alla tre kommuner."))).Text.ShouldContain("I alla tre kommuner.");
        }

        (await (await lead.GetAsync($"{one}/kontroll")).SubmitAsync(Form, ("Input.Usage", "NotUsed"), ("Input.Words", "Nu ligger den i en byrålåda."))).TextsOf("#checks ~ ul li p").ShouldBe(["Nu ligger den i en byrålåda.", "I alla tre kommuner."], ignoreOrder: true);
        (await Site.FactAsync<long>("select count(*) from deliverable_checks where initiative_id = $1", initiative)).ShouldBe(2, "sent twice it is kept once");
        (await Site.FactAsync<string>("select state from deliverables where id = $1", id)).ShouldBe("adopted");
        (await lead.GetAsync($"{path}?State=Promised")).Text.ShouldNotContain("Handbok");
        (await lead.GetAsync($"{path}?export=csv")).Source.ShouldContain("Kommunens enhet");
    }

    [Fact]
    public async Task Officers_see_those_of_all_initiatives_and_who_may_not_sees_none()
    {
        var (initiative, lead, organisation) = await NewAsync();
        var (_, stranger, _) = await NewAsync();
        await (await lead.GetAsync($"/insatser/{initiative}/leverabler/ny")).SubmitAsync(Form, ("Input.Name", "Gemensam rutin"), ("Input.Kind", "Method"));
        var id = await Site.FactAsync<Guid>("select id from deliverables where initiative_id = $1", initiative);
        var officer = await Site.SignInAsync(Role.AssociationOfficer);

        (await officer.GetAsync("/leverabler?sok=Gemensam")).Text.ShouldContain("Gemensam rutin");
        (await officer.GetAsync("/leverabler?export=csv")).Source.ShouldContain("Gemensam rutin");
        (await officer.GetAsync("/leverabler?Usage=NotUsed")).Text.ShouldNotContain("Gemensam rutin");
        (await stranger.GetAsync("/leverabler")).Text.ShouldNotContain("Gemensam rutin");
        (await stranger.GetAsync($"/insatser/{initiative}/leverabler/{id}")).Status.ShouldBe(404);
        var economist = await Site.SignInAsync(Role.Economist, initiative, organisation);
        (await economist.GetAsync($"/insatser/{initiative}/leverabler/{id}")).Document.QuerySelector("a[href$='/leverera']").ShouldBeNull();
        (await economist.GetAsync($"/insatser/{initiative}/leverabler/{id}/leverera")).Status.ShouldBe(403);
        (await (await Site.SignInAsync(Role.Coach, initiative, organisation)).GetAsync($"/insatser/{initiative}/leverabler")).Status.ShouldBe(403);
        var foreign = (await NewAsync()).Initiative;
        (await officer.GetAsync($"/insatser/{foreign}/leverabler/{id}")).Status.ShouldBe(404, "of another initiative than the address names");
    }

    [Fact]
    public async Task What_the_plan_promises_is_taken_over_once_and_follows_it_until_it_is_delivered()
    {
        var (initiative, lead, _) = await NewAsync();
        var account = await Site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", initiative);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        FundingPlan Plan(string name, DateOnly? due) => new()
        {
            Deliverables =
            [
                new PlanDeliverable(new PlanPlace("deliverables", first), name, "Kommunen", "Används den?", due), new PlanDeliverable(new PlanPlace("deliverables", second), new string('x', 400), null, null, null),
                new PlanDeliverable(new PlanPlace("deliverables"), "Utan rad", null, null, null),
            ],
        };
        async Task RunAsync(FundingPlan plan)
        {
            await using var scope = await Site.ScopeOfAsync(account);
            await scope.ServiceProvider.GetRequiredService<CreateDeliverables>().RunAsync(new InitiativeId(initiative), plan, TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync(TestContext.Current.CancellationToken);
        }

        await RunAsync(Plan("Handbok", new DateOnly(2026, 6, 30)));
        await RunAsync(Plan("Handbok", new DateOnly(2026, 6, 30)));
        (await Site.FactAsync<long>("select count(*) from deliverables where initiative_id = $1", initiative)).ShouldBe(2);
        (await Site.FactAsync<long>("select count(*) from audit_entries where initiative_id = $1 and subject_kind = 'deliverables'", initiative)).ShouldBe(2, "the second time nothing is written");
        await RunAsync(Plan("Handboken", new DateOnly(2026, 9, 30)));
        (await Site.FactAsync<string>("select name || ' ' || due_on from deliverables where plan_row = $1", first)).ShouldBe("Handboken 2026-09-30");

        var one = $"/insatser/{initiative}/leverabler/{await Site.FactAsync<Guid>("select id from deliverables where plan_row = $1", first)}";
        await (await lead.GetAsync($"{one}/leverera")).SubmitAsync(Form, ("Input.Link", "https://exempel.se/handbok"));
        await RunAsync(Plan("Något annat", null));
        (await Site.FactAsync<string>("select name || ' ' || due_on || ' ' || state from deliverables where plan_row = $1", first)).ShouldBe("Handboken 2026-09-30 delivered");
    }

    private async Task<(Guid Initiative, Visitor Lead, Guid Organisation)> NewAsync()
    {
        var organisation = await Site.FactAsync<Guid>("select id from organisations order by id limit 1");
        var initiative = await Site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values (uuidv7(), 'Leverabelprov', $1, 'ongoing', '2026-01-01', '2027-12-31') returning id
            """, organisation);
        return (initiative, await Site.SignInAsync(Role.ProjectLead, initiative, organisation), organisation);
    }
}
