namespace Samsteg.App;

/// <summary>Contact persons over the API.</summary>
public sealed class ContactPersonApiTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_contact_person_is_added_once_changed_by_version_and_may_have_left()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var organisation = await demo.Site.FactAsync<Guid>("select id from organisations order by id limit 1");
        var path = $"organisations/{organisation}/contact-persons";
        const string Body = """{ "name": "Exempel Provsson", "email": "prov@example.se", "isSupervisor": true }""";

        var added = await lead.PostAsync(path, Body, ("Idempotency-Key", "person 1"));
        added.Status.ShouldBe(201, added.Text);
        (await lead.PostAsync(path, Body, ("Idempotency-Key", "person 1")))["id"].ShouldBe(added["id"]);
        (await lead.GetAsync(path)).Json.GetProperty("items").EnumerateArray().Count(static item => item.GetProperty("name").GetString() == "Exempel Provsson").ShouldBe(1);

        var one = added.Page.Header("Location")!;
        (await lead.PutAsync(one, Body)).Status.ShouldBe(428);
        (await lead.PutAsync(one, """{ "name": "Exempel Provsson", "leftOn": "2026-04-16" }""", ("If-Match", added.Tag))).Pointers.ShouldBe(["/leftOn"]);
        var left = await lead.PutAsync(one, """{ "name": "Exempel Provsson", "leftOn": "2026-04-15" }""", ("If-Match", added.Tag));
        (left.Status, left["leftOn"], left["email"]).ShouldBe((200, "2026-04-15", null), left.Text);
        (await lead.PutAsync(one, Body, ("If-Match", added.Tag))).Status.ShouldBe(412);

        (await lead.PostAsync(path, """{ "name": " ", "email": "ingen adress" }""")).Pointers.ShouldBe(["/name"]);
        (await lead.PostAsync(path, """{ "name": "Exempel", "email": "ingen adress" }""")).Pointers.ShouldBe(["/email"]);
        (await lead.PostAsync(path, """{ "name": "Exempel", "leftOn": "2026-04-16" }""")).Pointers.ShouldBe(["/leftOn"]);
        (await lead.PostAsync(path, """{ "name": "Exempel", "leftOn": "2025-12-31" }"""))["leftOn"].ShouldBe("2025-12-31");
        var other = await demo.Site.FactAsync<Guid>("select id from organisations order by id desc limit 1");
        (await lead.GetAsync($"organisations/{other}/contact-persons/{added["id"]}")).Status.ShouldBe(404);

        var coach = await ApiClient.OfAsync(demo.Site, "coach");
        var coachs = await coach.PostAsync(path, """{ "name": "Exempel Tillagd" }""");
        coachs.Status.ShouldBe(201, coachs.Text);
        (await coach.PutAsync(coachs.Page.Header("Location")!, """{ "name": "Exempel Ändrad" }""", ("If-Match", coachs.Tag))).Status.ShouldBe(403, "who adds does not change");
        (await (await ApiClient.OfAsync(demo.Site, "auditor")).PostAsync(path, Body)).Status.ShouldBe(403);
    }
}
