using Samsteg.App.Participants;

namespace Samsteg.App;

/// <summary>A participant's own places: what is agreed is told, what is proposed is answered, and nobody else's is there.</summary>
public sealed class OwnPlacesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);
    private readonly OwnWorld _own = new(demo.Site);

    [Fact]
    public async Task What_is_agreed_is_told_and_what_is_over_is_not()
    {
        var participant = await _world.ParticipantAsync();
        var (placement, over) = (await _world.PlacementAsync(participant, startedOn: "2026-03-02"), await _world.PlacementAsync(participant, startedOn: "2026-01-12"));
        await EventAsync(over, "ended");
        await demo.Site.OwnerAsync("""
            insert into placement_plans (placement_id, initiative_id, participant_id, half_days, goals) select id, initiative_id, participant_id, 1, 'Klara en förmiddag' from placements where id = $1
            """, placement);
        await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");

        var page = await (await _own.SignInAsync(participant)).GetAsync("/min-sida/plats");

        page.Status.ShouldBe(200);
        page.TextsOf("main h2").ShouldBe([await HostAsync(placement)]);
        page.TextOf("main")!.ShouldContain("Klara en förmiddag");
        page.Document.QuerySelector("main a[href*='plats=']:not([href*='handler='])").ShouldBeNull("what is agreed is no proposal");
        (await (await _own.SignInAsync(await _world.ParticipantAsync())).GetAsync("/min-sida/plats")).TextOf("main")!.ShouldContain("Du har ingen placering");
    }

    [Fact]
    public async Task A_proposal_is_answered_once_and_the_coach_is_told_until_it_is_settled()
    {
        var participant = await _world.ParticipantAsync();
        var placement = await ProposedAsync(participant);
        var own = await _own.SignInAsync(participant);
        var coach = await demo.Site.SignInAsync("coach");
        var link = $"a[href$='/platser/{placement}']";
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();
        var form = await (await own.GetAsync("/min-sida/plats")).FollowAsync("main a[href*='plats=']");

        (await form.SubmitAsync("main form.form", ("Input.Text", "Det är för långt att åka."))).TextOf("#Input_Answer-error").ShouldNotBeNull();
        (await form.SubmitAsync("main form.form", ("Input.Answer", "No"), ("Input.Text", "Det är för långt att åka."))).Status.ShouldBe(200);
        var page = await form.SubmitAsync("main form.form", ("Input.Answer", "No"), ("Input.Text", "Det är för långt att åka."));

        var note = page.TextsOf("main .note").ShouldHaveSingleItem()!;
        note.ShouldContain("Nej, jag vill inte");
        note.ShouldContain("Du har skrivit: Det är för långt att åka.");
        var today = await coach.GetAsync("/");
        today.TextOf($"li:has({link})")!.ShouldContain("svarat");
        (await today.FollowAsync(link)).TextOf("[aria-labelledby=contests]")!.ShouldContain("för långt");
        (await demo.Site.FactAsync<string>("select action from audit_entries where subject_kind = 'placement_answers' and participant_id = $1", participant)).ShouldBe("added");
        await EventAsync(placement, "withdrawn");
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();
        (await form.SubmitAsync("main form.form", ("Input.Answer", "Yes"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_proposal_stands_on_the_own_start_page_until_it_is_settled_and_says_what_was_answered()
    {
        var participant = await _world.ParticipantAsync();
        var own = await _own.SignInAsync(participant);
        await _world.PlacementAsync(participant, plannedStart: "2026-05-04");
        await ProposedAsync(await _world.ParticipantAsync());
        (await own.GetAsync("/min-sida")).Document.QuerySelector("[aria-labelledby^='proposal-']").ShouldBeNull("what is agreed is no proposal, and another's is not hers");
        var placement = await ProposedAsync(participant);

        var start = await own.GetAsync("/min-sida");

        var card = start.TextOf($"[aria-labelledby='proposal-{placement}']")!;
        card.ShouldContain("Du har fått ett förslag på en plats");
        card.ShouldContain(await HostAsync(placement));
        var form = await start.FollowAsync($"[aria-labelledby='proposal-{placement}'] a");
        await form.SubmitAsync("main form.form", ("Input.Answer", "Talk"), ("Input.Text", "Jag kan inte på onsdagar."));
        card = (await own.GetAsync("/min-sida")).TextOf($"[aria-labelledby='proposal-{placement}']")!;
        card.ShouldContain("Du har svarat: Jag vill prata om det först");
        card.ShouldContain("Du har skrivit: Jag kan inte på onsdagar.");
        card.ShouldNotContain("Läs och svara");
        await EventAsync(placement, "withdrawn");
        (await own.GetAsync("/min-sida")).Document.QuerySelector("[aria-labelledby^='proposal-']").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_speaks_of_somebody_elses_place()
    {
        var mine = await _world.ParticipantAsync();
        await ProposedAsync(mine);
        var others = await ProposedAsync(await _world.ParticipantAsync());
        var form = await (await (await _own.SignInAsync(mine)).GetAsync("/min-sida/plats")).FollowAsync("main a[href*='plats=']");
        form.Document.QuerySelector("main form.form")!.SetAttribute("action", $"/min-sida/plats?plats={others}");

        (await form.SubmitAsync("main form.form", ("Input.Answer", "Yes"), ("Input.Text", "Inte min"))).Status.ShouldBe(404);

        (await demo.Site.FactAsync<long>("select count(*) from placement_answers where text = 'Inte min'")).ShouldBe(0);
    }

    /// <summary>A placement that a round of matching has proposed.</summary>
    private async Task<Guid> ProposedAsync(Guid participant)
    {
        var placement = await _world.PlacementAsync(participant, plannedStart: "2026-05-04");
        await EventAsync(placement, "proposed");
        await demo.Site.OwnerAsync("""
            insert into match_people (round_id, initiative_id, participant_id, group_code)
            select r.id, r.initiative_id, $1, 'needs_work_training' from match_rounds r join participants p on p.initiative_id = r.initiative_id and p.id = $1
            """, participant);
        await demo.Site.OwnerAsync("""
            insert into match_decisions (id, round_id, initiative_id, participant_id, opening_id, decision, placement_id, occurred_on, registered_at, registered_by)
            select uuidv7(), m.round_id, m.initiative_id, m.participant_id, (select o.opening_id from match_openings o where o.round_id = m.round_id limit 1), 'accepted', $2, '2026-04-10', '2026-04-10', c.id
            from match_people m, accounts c where m.participant_id = $1 and c.demo_role = 'coach'
            """, participant, placement);
        return placement;
    }

    private Task EventAsync(Guid placement, string happened) => demo.Site.OwnerAsync("""
        insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by)
        select uuidv7(), p.initiative_id, p.participant_id, p.id, $2, '2026-04-10', '2026-04-10T12:00Z', c.id from placements p, accounts c where p.id = $1 and c.demo_role = 'coach'
        """, placement, happened);

    private async Task<string> HostAsync(Guid placement) =>
        (await demo.Site.FactAsync<string>("select o.name from placements p join organisations o on o.id = p.organisation_id where p.id = $1", placement)).ShouldNotBeNull();
}
