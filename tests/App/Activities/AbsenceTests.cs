using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Absence that the coach is to ask about: on Idag until somebody has.</summary>
public sealed class AbsenceTests
{
    private static readonly AbsenceRule Usual = new() { InitiativeId = new(Guid.Empty) };

    [Fact]
    public async Task Idag_says_what_the_rule_says_of_every_history()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var cases = await CasesAsync(site, today);
        var random = new Random(4);
        var expected = new List<Guid>();
        foreach (var participant in cases)
        {
            var marks = Enumerable.Range(0, random.Next(0, 10)).Select(at => random.Next(3) > 0 || at < 5).Concat(Enumerable.Repeat(false, random.Next(0, 5))).ToList();
            await MarkAsync(site, today, participant, marks);
            if (Usual.SignOf(marks) is not null)
            {
                expected.Add(participant);
            }
        }

        expected.Count.ShouldBeInRange(1, cases.Count - 1);
        Due(await (await site.SignInAsync(DemoRoster.Coach)).GetAsync("/?visa=allt")).Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task It_is_gone_when_somebody_has_seen_it_and_back_when_there_is_another()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var participant = (await CasesAsync(site, today))[0];
        await MarkAsync(site, today, participant, [true, false, false, false]);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var page = await (await coach.GetAsync("/")).FollowAsync($"a[href$='/{participant}/franvaro']");
        page.TextOf("#due").ShouldBe("Borta 3 gånger i rad");

        (await page.SubmitAsync("main form", ("Input.Note", " "))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Note", "Planerad resa."))).Status.ShouldBe(200);
        (await page.SubmitAsync("main form", ("Input.Note", "En gång till."))).Status.ShouldBe(409);

        Due(await coach.GetAsync("/")).ShouldNotContain(participant);
        await site.OwnerAsync("update absences_seen set seen_through = seen_through - 1 where participant_id = $1", participant); // as if there had been another since
        Due(await coach.GetAsync("/")).ShouldContain(participant);
        (await coach.GetAsync(page.Path)).TextOf("ol.due")!.ShouldContain("Planerad resa.");
    }

    [Fact]
    public async Task A_contact_since_says_that_it_is_asked_about()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var participant = (await CasesAsync(site, today))[0];
        await MarkAsync(site, today, participant, [false, false, false]);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        Due(await coach.GetAsync("/")).ShouldContain(participant);

        await site.OwnerAsync("""
            insert into contacts (id, initiative_id, participant_id, purpose, channel, keeper_organisation_id, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, participant_id, purpose, channel, keeper_organisation_id, '2026-04-15', now(), registered_by from contacts limit 1
            """);
        await site.OwnerAsync("update contacts set participant_id = $1 where occurred_on = '2026-04-15' and registered_at > '2026-05-01'", participant);

        Due(await coach.GetAsync("/")).ShouldNotContain(participant);
    }

    [Fact]
    public async Task A_lead_sets_when_it_is_asked_about_and_a_coach_of_others_does_not_see_it()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var participant = (await CasesAsync(site, today))[0];
        await MarkAsync(site, today, participant, [true, false, false, false]);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var other = await site.SignInAsync(Role.Coach, today.Initiative);
        (await other.GetAsync($"/insatser/{today.Initiative}/deltagare/{participant}/franvaro")).Status.ShouldBe(404);

        (await (await lead.GetAsync(today.Activities + "/franvaroregel")).SubmitAsync("main form", ("Input.InARow", "1"))).Status.ShouldBe(422);
        (await (await lead.GetAsync(today.Activities + "/franvaroregel")).SubmitAsync("main form", ("Input.InARow", "4"))).Path.ShouldBe(today.Activities);

        Due(await (await site.SignInAsync(DemoRoster.Coach)).GetAsync("/")).ShouldNotContain(participant);
    }

    private static List<Guid> Due(Page idag) =>
        [.. idag.Document.QuerySelectorAll("a[href$='/franvaro']").Select(static link => Guid.Parse(link.GetAttribute("href")!.Split('/')[^2])).Distinct()];

    private static async Task<List<Guid>> CasesAsync(Site site, DemoRoster today) => [.. (await site.Database.RowsAsync($"""
        select w.participant_id from access.worked_by((select id from accounts where demo_role = 'coach'), '2026-04-15') w
        join participants p on p.id = w.participant_id and p.initiative_id = '{today.Initiative}'
        where not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null) order by p.id
        """)).Select(static row => (Guid)row[0]!)];

    /// <summary>Makes these the only marks of somebody, each at a single session of its own in the last days, after every contact.</summary>
    private static async Task MarkAsync(Site site, DemoRoster today, Guid participant, IReadOnlyList<bool> marks)
    {
        await site.OwnerAsync("update attendance set superseded_at = registered_at where participant_id = $1 and superseded_at is null", participant);
        await site.OwnerAsync("update contacts set superseded_at = registered_at where participant_id = $1 and superseded_at is null", participant);
        for (var at = 0; at < marks.Count; at++)
        {
            await site.OwnerAsync("""
                with made as (
                    insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at)
                    values (uuidv7(), $1, 'open_house', 'participants', 'Öppet hus', '2026-04-14T08:00Z'::timestamptz - $3 * interval '1 day', '2026-04-14T09:00Z'::timestamptz - $3 * interval '1 day')
                    returning id, initiative_id, starts_at)
                insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
                select uuidv7(), initiative_id, id, $2, $4, starts_at::date, starts_at, (select id from accounts where demo_role = 'coach') from made
                """, today.Initiative, participant, marks.Count - at, marks[at] ? "present" : "absent_invalid");
        }
    }
}
