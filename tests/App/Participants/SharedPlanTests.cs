using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>Goals of a plan are read by a referrer or a supervisor only as chosen, under a waiver, by those concerned.</summary>
public sealed class SharedPlanTests
{
    [Fact]
    public async Task A_referrer_reads_the_goals_chosen_until_the_waiver_is_withdrawn_and_the_reading_is_told()
    {
        await using var site = await Site.StartAsync();
        var (cases, participant, organisation) = await ReferredAsync(site);
        var (coach, referrer) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("referrer"));
        var goals = await GoalsAsync(site, cases, participant, "Jobba i kök", "Må bättre");
        var share = await coach.GetAsync($"{cases.PathOf(participant)}/plan/dela");
        share.Document.QuerySelector("main form").ShouldBeNull("nobody has a waiver yet");
        await WaiveAsync(site, cases.Initiative, participant, organisation);

        share = await coach.GetAsync($"{cases.PathOf(participant)}/plan/dela");
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "a waiver alone shares no goal");
        (await share.SubmitAsync("main form", ("Input.Goals", goals[0].ToString()))).Status.ShouldBe(200);

        var plan = await (await referrer.GetAsync("/delade-planer")).FollowAsync($"main a[href='/delade-planer/{participant}']");
        plan.Text.ShouldContain("Jobba i kök");
        plan.Text.ShouldContain("Steg mot Jobba i kök");
        plan.Source.ShouldNotContain("Må bättre");
        plan.Document.Title.ShouldNotBeNull().ShouldNotContain("Delade");
        (await coach.GetAsync($"{cases.PathOf(participant)}/last")).Text.ShouldContain((await site.FactAsync<string>("select display_name from accounts where demo_role = 'referrer'"))!);

        await site.OwnerAsync("update secrecy_waivers set superseded_at = registered_at where participant_id = $1", participant);
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "withdrawn, it stops at the next reading");
        (await referrer.GetAsync("/delade-planer")).Source.ShouldNotContain(participant.ToString());

        await WaiveAsync(site, cases.Initiative, participant, organisation, site.Clock.GetUtcNow().AddSeconds(1));
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "what was shared under one waiver is not under the next");
        var anew = await coach.GetAsync($"{cases.PathOf(participant)}/plan/dela");
        anew.Document.QuerySelectorAll("[name='Input.Goals'][checked]").ShouldBeEmpty();
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        (await anew.SubmitAsync("main form", ("Input.Goals", goals[0].ToString()))).Status.ShouldBe(200);
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_share_that_is_taken_back_stops_and_a_waiver_that_ended_meanwhile_shares_nothing()
    {
        await using var site = await Site.StartAsync();
        var (cases, participant, organisation) = await ReferredAsync(site);
        var (coach, referrer) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("referrer"));
        var goals = await GoalsAsync(site, cases, participant, "Jobba", "Plugga");
        await WaiveAsync(site, cases.Initiative, participant, organisation);
        var share = await coach.GetAsync($"{cases.PathOf(participant)}/plan/dela");
        (await share.SubmitAsync("main form", ("Input.Goals", Guid.CreateVersion7().ToString()))).Status.ShouldBe(422, "no such goal");
        (await share.SubmitAsync("main form", ("Input.Goals", goals[0].ToString()))).Status.ShouldBe(200);
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(200);
        var own = (await (await new Participants.OwnWorld(site).SignInAsync(participant)).GetAsync("/min-sida/samtycken")).TextOf("[aria-labelledby=holding]").ShouldNotBeNull();
        own.ShouldContain("Mål i din plan: Jobba", Case.Sensitive, "she sees what is shared");
        own.ShouldNotContain("Plugga");

        (await share.SubmitAsync("main form", ("Input.Goals", null))).Status.ShouldBe(200);
        (await referrer.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404);
        await site.OwnerAsync("update secrecy_waivers set superseded_at = registered_at where participant_id = $1", participant);
        (await share.SubmitAsync("main form", ("Input.Goals", goals[1].ToString()))).Status.ShouldBe(409);
        (await site.FactAsync<long>("select count(*) from plan_shares where participant_id = $1 and superseded_at is null", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_supervisor_reads_it_while_she_supervises_the_person_and_nobody_else_there_does()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var (placement, participant, organisation) = await site.FactAsync<Guid>("""
            select p.id from placements p join action_goals g on g.participant_id = p.participant_id
            where p.initiative_id = $1 and p.supervisor_id is not null and exists (select from placement_events e where e.placement_id = p.id and e.event = 'started')
              and not exists (select from placement_events e where e.placement_id = p.id and e.event = 'ended')
              and not exists (select from contact_accounts t where t.contact_person_id = p.supervisor_id) limit 1
            """, cases.Initiative) is var id ? (id, await site.FactAsync<Guid>("select participant_id from placements where id = $1", id), await site.FactAsync<Guid>("select organisation_id from placements where id = $1", id)) : default;
        await WaiveAsync(site, cases.Initiative, participant, organisation);
        await site.OwnerAsync("""
            insert into plan_shares (id, initiative_id, participant_id, recipient_organisation_id, goal_id, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, participant_id, $2, goal_id, '2026-04-15', '2026-04-15', registered_by from action_goals where participant_id = $1 and superseded_at is null
            """, participant, organisation);
        var world = new SupervisionWorld(site);
        var person = await site.FactAsync<Guid>("select supervisor_id from placements where id = $1", placement);
        var (supervisor, _) = await world.SignInAsync(person, "supervisor");
        var (colleague, _) = await world.SignInAsync(await world.ContactAsync(organisation), "supervisor");
        var (contact, _) = await world.SignInAsync(await world.ContactAsync(organisation, isSupervisor: false), "organisation_contact");

        (await supervisor.GetAsync("/delade-planer")).Document.QuerySelector($"main a[href='/delade-planer/{participant}']").ShouldNotBeNull();
        (await supervisor.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(200);
        (await colleague.GetAsync("/delade-planer")).TextOf("main")!.ShouldContain("Inga delade planer", Case.Sensitive, "at the same organisation, with others to supervise");
        (await colleague.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404);
        (await contact.GetAsync("/delade-planer")).Status.ShouldBe(403, "an organisation's contact is told of nobody");
        (await (await site.SignInAsync(Role.Referrer, null, organisation)).GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "she has not referred this person");
        (await (await site.SignInAsync(DemoCases.Coach)).GetAsync("/delade-planer")).Status.ShouldBe(403);

        await site.OwnerAsync("update placements set supervisor_id = null where id = $1", placement);
        (await supervisor.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "somebody else supervises now");
        await site.OwnerAsync("update placements set supervisor_id = $2 where id = $1", placement, person);
        (await supervisor.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(200);
        await site.OwnerAsync("insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by) select uuidv7(), initiative_id, participant_id, id, 'ended', '2026-04-10', now(), (select id from accounts limit 1) from placements where id = $1", placement);
        (await supervisor.GetAsync($"/delade-planer/{participant}")).Status.ShouldBe(404, "the placement has ended");
    }

    [Fact]
    public async Task Somebody_with_a_protected_identity_is_not_named()
    {
        await using var site = await Site.StartAsync();
        var (cases, participant, organisation) = await ReferredAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var goals = await GoalsAsync(site, cases, participant, "Jobba");
        await WaiveAsync(site, cases.Initiative, participant, organisation);
        (await (await coach.GetAsync($"{cases.PathOf(participant)}/plan/dela")).SubmitAsync("main form", ("Input.Goals", goals[0].ToString()))).Status.ShouldBe(200);
        var name = (await site.FactAsync<string>("select given_name from participants where id = $1", participant)).ShouldNotBeNull();
        (await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Hotbild enligt handläggare"))).Status.ShouldBe(200);

        var plan = await (await site.SignInAsync("referrer")).GetAsync($"/delade-planer/{participant}");

        plan.Status.ShouldBe(200);
        plan.TextOf("h1").ShouldBe("Plan för Skyddade personuppgifter");
        plan.Text.Split([' ', '\n', ',', '.']).ShouldNotContain(name);
    }

    /// <summary>Somebody enrolled whom the demo's referrer has referred, without a waiver or a plan.</summary>
    private static async Task<(DemoCases Cases, Guid Participant, Guid Organisation)> ReferredAsync(Site site)
    {
        var cases = await DemoCases.OfAsync(site);
        var participant = await site.FactAsync<Guid>("""
            select r.participant_id from referrals r join accounts a on a.id = r.referred_by and a.demo_role = 'referrer'
            where r.state = 'enrolled' and not exists (select from secrecy_waivers w where w.participant_id = r.participant_id)
              and not exists (select from exits x where x.participant_id = r.participant_id) and not exists (select from action_goals g where g.participant_id = r.participant_id)
            limit 1
            """);
        return (cases, participant, await site.FactAsync<Guid>("select organisation_id from referrals where participant_id = $1", participant));
    }

    private static async Task<List<Guid>> GoalsAsync(Site site, DemoCases cases, Guid participant, params IEnumerable<string> texts)
    {
        var goals = new List<Guid>();
        foreach (var text in texts)
        {
            goals.Add(await site.FactAsync<Guid>("""
                with goal as (insert into action_goals (id, initiative_id, participant_id, goal_id, text, occurred_on, registered_at, registered_by)
                    select uuidv7(), $1, $2, uuidv7(), $3, '2026-04-10', '2026-04-10', id from accounts where demo_role = 'coach' returning *),
                step as (insert into action_steps (id, initiative_id, participant_id, goal_id, step_id, text, responsible, state, is_next, occurred_on, registered_at, registered_by)
                    select uuidv7(), $1, $2, goal_id, uuidv7(), 'Steg mot ' || text, 'coach', 'open', false, occurred_on, registered_at, registered_by from goal)
                select goal_id from goal
                """, cases.Initiative, participant, text));
        }

        return goals;
    }

    private static Task WaiveAsync(Site site, Guid initiative, Guid participant, Guid organisation, DateTimeOffset? at = null) => site.OwnerAsync("""
        insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, purpose, valid_until, parts, occurred_on, registered_at, registered_by)
        select uuidv7(), $1, $2, o.id, $3, 'Planera tillsammans', '2027-01-01', '{plan}', '2026-04-10', coalesce($4::timestamptz, '2026-04-10'), a.id
        from accounts a, organisations o where a.demo_role = 'coach' and o.id <> $3 limit 1
        """, initiative, participant, organisation, at);
}
