using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Case meetings with several authorities: who came, what was agreed, who does what, and who reads it.</summary>
public sealed class CaseMeetingTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task A_meeting_stands_on_the_file_and_its_task_in_the_plan_where_chosen()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await (await coach.GetAsync($"{path}/plan/mal")).SubmitAsync("main form", ("Input.Text", "Jag vill arbeta"));

        var file = await RegisterAsync(coach, path,
            ("Input.Tasks[0].Text", "Söker arbetshjälpmedel"), ("Input.Tasks[0].Who", "Försäkringskassan"), ("Input.Tasks[0].DueOn", "2026-05-04"), ("Input.Tasks[0].IsStep", "true"),
            ("Input.Tasks[2].Text", "Ringer vårdcentralen"), ("Input.Tasks[2].Responsible", "Participant"));

        file.Path.ShouldBe(path);
        var meetings = file.TextOf("section[aria-labelledby='meetings']").ShouldNotBeNull();
        meetings.ShouldContain("Försäkringskassan, handläggare; Vårdcentralen");
        meetings.ShouldContain("senast 4 maj 2026");
        (await demo.Site.FactAsync<string>("""
            select string_agg(concat_ws(' ', t.position, t.text, t.responsible, t.who, s.text, s.due_on), ', ' order by t.position)
            from case_meeting_tasks t left join action_steps s on s.step_id = t.step_id where t.participant_id = $1
            """, participant)).ShouldBe("0 Söker arbetshjälpmedel other Försäkringskassan Söker arbetshjälpmedel (Försäkringskassan) 2026-05-04, 1 Ringer vårdcentralen participant");
        (await demo.Site.FactAsync<string>("select concat_ws(' ', k.purpose, n.text) from contacts k join contact_notes n on n.contact_id = k.id where k.participant_id = $1", participant))
            .ShouldBe("authority_meeting Arbetsträning på halvtid.");
    }

    [Fact]
    public async Task A_meeting_sent_twice_is_one()
    {
        var (path, participant) = await CaseAsync();
        var form = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/samverkansmote");

        await form.SubmitAsync("main form", ("Input.Parties", "Kommunen"));
        await form.SubmitAsync("main form", ("Input.Parties", "Kommunen"));

        (await demo.Site.FactAsync<string>("select count(distinct contact_id) || ' ' || count(*) from case_meeting_parties where participant_id = $1", participant)).ShouldBe("1 1");
    }

    [Theory]
    [InlineData("Input.Parties", " \n,\n", "#Input_Parties-error")]
    [InlineData("Input.OccurredOn", "2026-04-16", "#Input_OccurredOn-error")]
    [InlineData("Input.Tasks[1].Who", "Kommunen", "[id='Input_Tasks_1__Text-error']")]
    [InlineData("Input.Tasks[1].Text", "Ringer", "[id='Input_Tasks_1__Who-error']")]
    [InlineData("Input.Tasks[1].DueOn", "2026-04-14", "[id='Input_Tasks_1__DueOn-error']")]
    [InlineData("Input.Tasks[1].DueOn", "snart", "[id='Input_Tasks_1__DueOn-error']")]
    public async Task What_is_wrong_is_said_beside_its_field(string name, string typed, string error)
    {
        var (path, participant) = await CaseAsync();

        var answer = await RegisterAsync(await demo.Site.SignInAsync(DemoCases.Coach), path, (name, typed));

        answer.Status.ShouldBe(422);
        answer.TextOf(error).ShouldNotBeNullOrWhiteSpace();
        (await demo.Site.FactAsync<long>("select count(*) from contacts where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_corrected_meeting_keeps_who_came_and_who_does_what()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var file = await RegisterAsync(coach, path, ("Input.Tasks[0].Text", "Söker bidrag"), ("Input.Tasks[0].Who", "Kommunen"));

        var corrected = await (await file.FollowAsync("section[aria-labelledby='contacts'] a[href*='/kontakt/']"))
            .SubmitAsync("main form", ("Input.OccurredOn", "2026-04-13"), ("Input.Reason", "Fel dag"));

        corrected.TextOf("section[aria-labelledby='meetings']").ShouldNotBeNull().ShouldContain("13 april 2026");
        corrected.TextOf("section[aria-labelledby='meetings']")!.ShouldContain("Söker bidrag");
        (await demo.Site.FactAsync<long>("select count(*) from case_meeting_parties where participant_id = $1", participant)).ShouldBe(4, "two of each version");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("notes", true)]
    [InlineData("background", false)]
    public async Task Another_organisation_reads_it_under_a_waiver_of_notes_alone(string? part, bool reads)
    {
        var (path, participant) = await CaseAsync();
        var initiative = await _world.InitiativeAsync();
        await RegisterAsync(await demo.Site.SignInAsync(DemoCases.Coach), path, ("Input.Tasks[0].Text", "Söker bidrag"), ("Input.Tasks[0].Who", "Kommunen"));
        var keeper = await demo.Site.FactAsync<Guid>("select keeper_organisation_id from case_meeting_parties where participant_id = $1 limit 1", participant);
        var recipient = await demo.Site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and organisation_id <> $2 limit 1", initiative, keeper);
        if (part is not null)
        {
            await demo.Site.OwnerAsync("""
                insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, purpose, parts, occurred_on, valid_until, registered_at, registered_by)
                select uuidv7(), $1, $2, $3, $4, 'prov', array[$5::text], '2026-04-01', '2026-04-20', now(), id from accounts where demo_role = 'project_lead'
                """, initiative, participant, keeper, recipient, part);
        }

        var file = await (await demo.Site.SignInAsync(Role.ProjectLead, initiative, recipient)).GetAsync(path);

        file.Status.ShouldBe(200);
        (file.Text.Contains("Söker bidrag", StringComparison.Ordinal), file.Text.Contains("Vårdcentralen", StringComparison.Ordinal)).ShouldBe((reads, reads));
    }

    private async Task<(string Path, Guid Participant)> CaseAsync()
    {
        var participant = await _world.ParticipantAsync();
        return ($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}", participant);
    }

    private static async Task<Page> RegisterAsync(Visitor coach, string path, params (string Name, string? Value)[] fields)
    {
        (string Name, string? Value)[] usual = [("Input.Parties", "Försäkringskassan, handläggare\nVårdcentralen"), ("Input.Agreed", "Arbetsträning på halvtid.")];
        return await (await coach.GetAsync($"{path}/samverkansmote"))
            .SubmitAsync("main form", [.. usual.Where(field => !fields.Any(given => given.Name == field.Name)), .. fields]);
    }
}
