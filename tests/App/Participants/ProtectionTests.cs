namespace Samsteg.App;

/// <summary>Protecting somebody who is enrolled already, and ending it.</summary>
public sealed class ProtectionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Number = "19811218-9876";

    [Fact]
    public async Task Somebody_enrolled_is_masked_everywhere_from_then_on_and_the_reason_is_logged()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoCases.Coach), await demo.Site.SignInAsync(DemoCases.Lead));
        var participant = await EnrolAsync(cases, coach, "Hotfull", Number);

        var answer = await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"));

        answer.Status.ShouldBe(200);
        foreach (var (visitor, path) in new[] { (coach, cases.PathOf(participant)), (lead, cases.PathOf(participant)), (lead, cases.ListPath), (coach, "/deltagare"), (lead, $"{cases.ListPath}?export=csv"), (coach, "/") })
        {
            (await visitor.GetAsync(path)).Source.ShouldNotContain("Hotfull");
        }

        (await lead.GetAsync($"{cases.ListPath}?q=Hotfull")).RowsOf("main table").ShouldBeEmpty();
        (await demo.Site.FactAsync<bool>("""
            select p.is_protected and p.name is null and d.birth_date is null and d.phone is null and d.number_cipher is null and d.number_hash is not null
            from participants p join participant_details d on d.participant_id = p.id where p.id = $1
            """, participant)).ShouldBeTrue();
        (await demo.Site.FactAsync<long>("select count(*) from protected_identities where participant_id = $1 and position('Hotfull'::bytea in cipher) = 0", participant)).ShouldBe(1);
        (await demo.Site.FactAsync<string>("select reason from audit_entries where participant_id = $1 and action = 'protected'", participant)).ShouldBe("Sekretessmarkerad");
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where changes::text like '%Hotfull%'")).ShouldBe(0);
        (await cases.EnrolAsync(coach, ("Input.Number", Number), ("Input.BirthDate", "1981-12-18"))).Answer.TextOf("#Input_Number-error").ShouldNotBeNull("by the number the same person is still found");
    }

    [Fact]
    public async Task Protection_needs_a_reason_and_a_fresh_page()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var participant = await EnrolAsync(cases, coach, "Skyddsprov");
        var stale = await coach.GetAsync($"{cases.PathOf(participant)}/skydd");

        (await stale.SubmitAsync("main form", ("Input.Reason", " "))).Status.ShouldBe(422);
        (await (await coach.GetAsync($"{cases.PathOf(participant)}/uppgifter")).SubmitAsync("main form", ("Input.Phone", "070-174 06 99"))).Status.ShouldBe(200);
        (await stale.SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(409);
        (await demo.Site.FactAsync<bool>("select is_protected from participants where id = $1", participant)).ShouldBeFalse();

        var fresh = await coach.GetAsync($"{cases.PathOf(participant)}/skydd");
        (await fresh.SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(200);
        (await fresh.SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(409);
        (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_lead_ends_protection_by_typing_who_it_is_and_a_coach_may_not()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoCases.Coach), await demo.Site.SignInAsync(DemoCases.Lead));
        var participant = await EnrolAsync(cases, coach, "Dold", "900203-0014", "1990-02-03");
        await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"));
        (await coach.GetAsync($"{cases.PathOf(participant)}/skydd/avsluta")).Status.ShouldBe(403);
        var form = await lead.GetAsync($"{cases.PathOf(participant)}/skydd/avsluta");
        form.Source.ShouldNotContain("Dold");
        (string, string?)[] person = [("Input.GivenName", "Åter"), ("Input.FamilyName", "Synlig"), ("Input.BirthDate", "1990-02-03")];

        var bare = await form.SubmitAsync("main form", ("Input.Email", "ingen adress"));
        var other = await form.SubmitAsync("main form", [.. person, ("Input.Reason", "Upphört"), ("Input.Number", "19900203TF01")]);
        var done = await form.SubmitAsync("main form", [.. person, ("Input.Reason", "Upphört"), ("Input.Number", "900203-0014")]);

        bare.Status.ShouldBe(422);
        bare.TextsOf(".ds-error-summary li").Count.ShouldBe(5);
        other.TextOf("#Input_Number-error").ShouldNotBeNull();
        done.TextOf("h1").ShouldBe("Åter Synlig");
        (await demo.Site.FactAsync<string>("select reason from audit_entries where participant_id = $1 and action = 'unprotected'", participant)).ShouldBe("Upphört");
        (await demo.Site.FactAsync<bool>("select number_cipher is not null from participant_details where participant_id = $1", participant)).ShouldBeTrue();
        demo.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Igen"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from protected_identities where participant_id = $1", participant)).ShouldBe(2);
    }

    private static async Task<Guid> EnrolAsync(DemoCases cases, Visitor coach, string name, string? number = null, string born = "1981-12-18")
    {
        var (answer, participant) = await cases.EnrolAsync(
            coach, ("Input.GivenName", name), ("Input.BirthDate", born), ("Input.Number", number), ("Input.Phone", "070-174 06 98"), ("Input.EnrolledOn", "2026-04-01"));
        answer.Status.ShouldBe(200);
        return participant;
    }
}
