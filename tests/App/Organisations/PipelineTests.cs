namespace Samsteg.App;

/// <summary>Contacts with organisations, how far it has come, and that a next step is not forgotten.</summary>
public sealed class PipelineTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_contact_is_registered_once_and_its_next_step_comes_up_on_its_day()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Kontaktloggen");
        var form = await lead.GetAsync($"/organisationer/{id}/kontakter/ny");
        (string, string?)[] answers = [("Input.OccurredOn", "2026-04-14"), ("Input.Way", "Phone"), ("Input.Said", "De vill veta mer."), ("Input.NextStep", "Boka besök"), ("Input.NextOn", "2026-04-15")];

        var page = await form.SubmitAsync(Form, answers);
        await form.SubmitAsync(Form, answers);

        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        page.Text.ShouldContain("De vill veta mer.");
        (await _site.FactAsync<long>("select count(*) from organisation_contacts where organisation_id = $1", Guid.Parse(id))).ShouldBe(1);
        (await lead.GetAsync("/")).Text.ShouldContain("Kontaktloggen");
        (await (await _site.SignInAsync("coach")).GetAsync("/")).Text.ShouldNotContain("Kontaktloggen");
        (await _site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'organisation_contacts' order by id desc limit 1")).ShouldNotBeNull().ShouldNotContain("veta mer");

        await (await lead.GetAsync($"/organisationer/{id}/kontakter/ny")).SubmitAsync(Form, ("Input.OccurredOn", "2026-04-15"), ("Input.Way", "Visit"), ("Input.Said", "Besökte dem."));
        (await lead.GetAsync("/")).Text.ShouldNotContain("Kontaktloggen");
    }

    [Fact]
    public async Task A_next_step_whose_responsible_has_left_is_everybodys()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Övergivna provet");
        await (await lead.GetAsync($"/organisationer/{id}/kontakter/ny")).SubmitAsync(Form,
            ("Input.Way", "Phone"), ("Input.Said", "Hej."), ("Input.NextStep", "Ring"), ("Input.NextOn", "2026-04-15"));
        var coach = await _site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        await _site.OwnerAsync("update organisation_contacts set responsible_id = $2 where organisation_id = $1", Guid.Parse(id), coach);

        (await lead.GetAsync("/")).Text.ShouldContain("Övergivna provet");
    }

    [Theory]
    [InlineData("Input.OccurredOn", "2026-04-16", "OccurredOn")]
    [InlineData("Input.Way", "brevduva", "Way")]
    [InlineData("Input.Said", " ", "Said")]
    [InlineData("Input.NextStep", "Ring", "NextOn")]
    [InlineData("Input.NextOn", "2026-05-01", "NextStep")]
    [InlineData("Input.Responsible", "11111111-1111-1111-1111-111111111111", "Responsible")]
    public async Task What_is_wrong_with_a_contact_is_told_beside_its_field(string name, string typed, string field)
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Kontaktfelet");
        Dictionary<string, string?> answers = new() { ["Input.Way"] = "Phone", ["Input.Said"] = "Hej.", [name] = typed };

        var answer = await (await lead.GetAsync($"/organisationer/{id}/kontakter/ny")).SubmitAsync(Form, [.. answers.Select(static pair => (pair.Key, pair.Value))]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_contact_is_corrected_and_taken_back_and_both_stay_readable()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Rättelseprovet");
        await (await lead.GetAsync($"/organisationer/{id}/kontakter/ny")).SubmitAsync(Form, ("Input.Way", "Phone"), ("Input.Said", "Fel ord."));
        var history = await lead.GetAsync($"/organisationer/{id}/kontakter");
        var (first, second) = (await history.FollowAsync("main a[href$='/ratta']"), await history.FollowAsync("main a[href$='/ratta']"));

        (await first.SubmitAsync(Form, ("Input.Said", "Rätt ord."))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        var corrected = await first.SubmitAsync(Form, ("Input.Said", "Rätt ord."), ("Input.Reason", "Skrev fel"));
        corrected.Text.ShouldContain("Rätt ord.");
        corrected.Text.ShouldContain("Skrev fel");
        (await second.SubmitAsync(Form, ("Input.Said", "Tredje ordet"), ("Input.Reason", "Också fel"))).Status.ShouldBe(409);

        var gone = await (await corrected.FollowAsync("main a[href$='/ratta']")).PressAsync("main button[formaction*='Retract']", ("Input.Reason", "Fanns aldrig"));
        gone.Text.ShouldContain("Ingen kontakt är registrerad");
        gone.Text.ShouldContain("Fanns aldrig");
    }

    [Fact]
    public async Task Stages_follow_on_each_other_and_are_corrected_never_overwritten()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Lägesprovet");
        (await StageAsync(lead, id, "Dormant", "2026-04-01")).Status.ShouldBe(422);
        (await StageAsync(lead, id, "Visited", "2026-04-10")).Text.ShouldContain("Besökt");
        (await StageAsync(lead, id, "Ready", "2026-04-09")).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await StageAsync(lead, id, "Ready", "2026-04-16")).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        await StageAsync(lead, id, "Dormant", "2026-04-12");

        var history = await lead.GetAsync($"/organisationer/{id}/kontakter");
        var wrong = await (await history.FollowAsync("main a[href*='/lage/']")).SubmitAsync(Form, ("Input.Stage", "Contacted"), ("Input.Reason", "Fel"));
        wrong.TextOf("[id='Input_Stage-error']").ShouldNotBeNull();
        var right = await (await history.FollowAsync("main a[href*='/lage/']")).SubmitAsync(Form, ("Input.Stage", "Ready"), ("Input.Reason", "De är redo"));
        right.Text.ShouldContain("De är redo");

        (await lead.GetAsync("/organisationer?Stage=Ready&q=L%C3%A4gesprovet")).RowsOf("main table").ShouldHaveSingleItem().ShouldContain("Redo");
        (await _site.FactAsync<long>("select count(*) from organisation_stages where organisation_id = $1", Guid.Parse(id))).ShouldBe(3);
        var rewriting = await Should.ThrowAsync<Npgsql.PostgresException>(() => _site.OwnerAsync("update organisation_stages set superseded_at = null where organisation_id = $1", Guid.Parse(id)));
        rewriting.SqlState.ShouldBe(Npgsql.PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task A_coach_reads_contacts_and_does_not_write_them()
    {
        var id = await AddAsync(await _site.SignInAsync("project_lead"), "Läsprovet");
        var coach = await _site.SignInAsync("coach");

        (await coach.GetAsync($"/organisationer/{id}/kontakter")).Status.ShouldBe(200);
        (await coach.GetAsync($"/organisationer/{id}/kontakter/ny")).Status.ShouldBe(403);
        (await coach.GetAsync($"/organisationer/{id}/lage")).Status.ShouldBe(403);
    }

    private static async Task<Page> StageAsync(Visitor lead, string id, string stage, string day) =>
        await (await lead.GetAsync($"/organisationer/{id}/lage")).SubmitAsync(Form, ("Input.Stage", stage), ("Input.OccurredOn", day));

    private static Task<string> AddAsync(Visitor visitor, string name) => OrganisationTests.AddAsync(visitor, name, "company");
}
