using System.Text.Json;

namespace Samsteg.App;

/// <summary>Series, corrections of attendance and the organisations that came, over the API: what the pages do, with the same refusals.</summary>
public sealed class ActivitiesApiTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_series_is_made_once_changed_by_version_joined_and_left()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from activity_series where audience = 'participants' group by 1 order by count(*) desc, 1 limit 1");
        var activity = await demo.Site.FactAsync<Guid>("select planned_activity_id from activity_series where initiative_id = $1 and audience = 'participants' and planned_activity_id is not null order by id limit 1", initiative);
        var path = $"initiatives/{initiative}/series";
        var body = $$"""{ "activity": "{{activity}}", "name": "Serie över API", "day": "2026-05-04", "time": "09:00", "minutes": 90, "everyWeeks": 1, "sessionTotal": 3, "completionMinimum": 2 }""";

        var made = await lead.PostAsync(path, body, ("Idempotency-Key", "serie 1"));
        made.Status.ShouldBe(201, made.Text);
        (await lead.PostAsync(path, body, ("Idempotency-Key", "serie 1")))["id"].ShouldBe(made["id"]);
        var series = Guid.Parse(made["id"]!);
        (await demo.Site.FactAsync<long>("select count(*) from sessions where series_id = $1", series)).ShouldBe(3);
        (await lead.AllAsync(path)).Select(static row => row.GetProperty("id").GetString()).ShouldContain(made["id"]);
        (await lead.PostAsync(path, body.Replace("\"completionMinimum\": 2", "\"completionMinimum\": 4", StringComparison.Ordinal))).Pointers.ShouldBe(["/completionMinimum"]);

        const string Moved = """{ "name": "Serie i biblioteket", "completionMinimum": 3, "place": "Biblioteket" }""";
        (await lead.PutAsync($"{path}/{series}", Moved)).Status.ShouldBe(428);
        var changed = await lead.PutAsync($"{path}/{series}", Moved, ("If-Match", made.Tag));
        (changed.Status, changed["place"]).ShouldBe((200, "Biblioteket"), changed.Text);
        (await lead.PutAsync($"{path}/{series}", Moved, ("If-Match", made.Tag))).Status.ShouldBe(412);

        var participant = await demo.Site.FactAsync<Guid>("""
            select e.participant_id from enrolments e where e.initiative_id = $1 and e.superseded_at is null and e.occurred_on < '2026-04-01'
              and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null) order by 1 limit 1
            """, initiative);
        var joining = $$"""{ "participants": ["{{participant}}"], "joinedOn": "2026-04-15" }""";
        var joined = await lead.PostAsync($"{path}/{series}/members", joining);
        joined.Status.ShouldBe(201, joined.Text);
        joined.Json.GetProperty("members")[0].GetProperty("participant").GetGuid().ShouldBe(participant);
        (await lead.PostAsync($"{path}/{series}/members", joining)).Pointers.ShouldBe(["/participants"]);
        (await lead.PostAsync($"{path}/{series}/members", joining.Replace("2026-04-15", "2026-04-16", StringComparison.Ordinal))).Pointers.ShouldBe(["/joinedOn"]);

        var departure = $$"""{ "participant": "{{participant}}" }""";
        (await lead.PostAsync($"{path}/{series}/departures", departure)).Json.GetProperty("members").GetArrayLength().ShouldBe(0);
        (await lead.PostAsync($"{path}/{series}/departures", departure)).Pointers.ShouldBe(["/participant"]);
        (await (await ApiClient.OfAsync(demo.Site, "coach")).PostAsync($"{path}/{series}/departures", departure)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Sign_ups_are_told_as_the_page_shows_them_and_who_waits_is_logged()
    {
        await using var site = await Site.StartAsync();
        var initiative = await site.FactAsync<Guid>("select initiative_id from sign_up_openings limit 1");
        var visit = await site.FactAsync<Guid>("select s.id from sessions s where s.initiative_id = $1 and s.name_sv = 'Studiebesök i Modellverkstaden'", initiative); // full: who waits goes on waiting
        var hidden = await site.FactAsync<Guid>("select id from participants where initiative_id = $1 and is_protected limit 1", initiative);
        await site.OwnerAsync("""
            insert into participant_waits (id, initiative_id, opening_id, participant_id, made_at, source)
            select uuidv7(), $1, o.id, $3, '2016-04-14 08:00Z', 'staff' from sign_up_openings o where o.session_id = $2
            """, initiative, visit, hidden);
        var session = await site.FactAsync<Guid>("select o.session_id from sign_up_openings o join guest_sign_ups g on g.opening_id = o.id where g.state = 'cancelled' limit 1");
        var lead = await ApiClient.OfAsync(site, "project_lead");
        const string Logged = "select count(*) from audit_entries where subject_kind = 'participant_waits' and action = 'exported'";

        var told = await lead.GetAsync($"initiatives/{initiative}/sign-ups/{visit}");

        told.Status.ShouldBe(200, told.Text);
        told.Json.GetProperty("capacity").GetInt32().ShouldBe(4);
        var waiting = told.Json.GetProperty("waiting")[0];
        (waiting.GetProperty("participant").GetGuid(), waiting.GetProperty("name").ValueKind, waiting.GetProperty("isProtected").GetBoolean()).ShouldBe((hidden, JsonValueKind.Null, true));
        (await site.FactAsync<long>(Logged)).ShouldBe(1);
        var guests = await lead.AllAsync($"initiatives/{initiative}/sign-ups/{session}/guests");
        var shown = await (await site.SignInAsync("project_lead")).GetAsync($"/insatser/{initiative}/aktiviteter/anmalan/{session}");
        guests.Select(static guest => guest.GetProperty("name").GetString()).ShouldBe(shown.RowsOf("#list table").Select(static row => row[0]));
        guests.Select(static guest => guest.GetProperty("state").GetString()).ShouldContain("cancelled");
        (await lead.GetAsync($"initiatives/{initiative}/sign-ups/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await (await ApiClient.OfAsync(site, "coach")).GetAsync($"initiatives/{initiative}/sign-ups/{session}/guests")).Status.ShouldBe(403, "as on the page");
    }

    [Fact]
    public async Task A_mark_is_corrected_with_its_reason_and_retracted_and_its_history_stays()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var mark = await demo.Site.FactAsync<Guid>("select id from attendance where superseded_at is null and mark = 'present' order by occurred_on, id limit 1");
        async Task<Guid> OfMarkAsync(string column) => await demo.Site.FactAsync<Guid>($"select {column} from attendance where id = $1", mark);
        var path = $"initiatives/{await OfMarkAsync("initiative_id")}/sessions/{await OfMarkAsync("session_id")}/attendance/{await OfMarkAsync("participant_id")}";
        Guid Standing(Reply reply) => reply.Json.GetProperty("marks").EnumerateArray().Single(static one => one.GetProperty("supersededAt").ValueKind == JsonValueKind.Null).GetProperty("id").GetGuid();
        Standing(await lead.GetAsync(path)).ShouldBe(mark);

        var correction = $$"""{ "basis": "{{mark}}", "mark": "late", "minutesLate": 15, "reason": "Hen kom senare." }""";
        (await lead.PutAsync(path, correction.Replace("late\"", "present\"", StringComparison.Ordinal))).Pointers.ShouldBe(["/minutesLate"]);
        (await lead.PutAsync(path, correction.Replace("Hen kom senare.", " ", StringComparison.Ordinal))).Pointers.ShouldBe(["/reason"]);
        (await lead.PutAsync(path, $$"""{ "basis": "{{mark}}", "reason": "Utan markering." }""")).Pointers.ShouldBe(["/mark"]);
        (await lead.PutAsync(path, $$"""{ "basis": "{{mark}}", "mark": "late", "wish": "{{mark}}", "reason": "Utan svar." }""")).Pointers.ShouldBe(["/wants"]);
        var corrected = await lead.PutAsync(path, correction);
        corrected.Status.ShouldBe(200, corrected.Text);
        corrected.Json.GetProperty("marks")[1].GetProperty("reason").GetString().ShouldBe("Hen kom senare.");
        (await lead.PutAsync(path, correction)).Status.ShouldBe(409);

        var retracted = await lead.PutAsync(path, $$"""{ "basis": "{{Standing(corrected)}}", "isRetracted": true, "reason": "Hen var inte med." }""");
        (retracted.Status, retracted.Json.GetProperty("marks").GetArrayLength()).ShouldBe((200, 2), retracted.Text);
        (await demo.Site.FactAsync<long>("select count(*) from attendance where session_id = (select session_id from attendance where id = $1) and participant_id = (select participant_id from attendance where id = $1) and superseded_at is null", mark)).ShouldBe(0);
    }

    [Fact]
    public async Task An_organisation_came_once_is_corrected_and_taken_back()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var session = await demo.Site.FactAsync<Guid>("select session_id from organisation_attendance where superseded_at is null order by occurred_on, session_id limit 1");
        var path = $"initiatives/{await demo.Site.FactAsync<Guid>("select initiative_id from sessions where id = $1", session)}/sessions/{session}/organisations";
        var organisation = await demo.Site.FactAsync<Guid>("select id from organisations o where not exists (select from organisation_attendance where session_id = $1 and organisation_id = o.id) order by id limit 1", session);
        var before = (await lead.GetAsync(path)).Json.GetProperty("items").GetArrayLength();
        var body = $$"""{ "organisation": "{{organisation}}", "group": "companies", "persons": 2 }""";
        JsonElement Of(Reply reply) => reply.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("organisation").GetGuid() == organisation);

        (await lead.PostAsync(path, body.Replace("companies", "no_such", StringComparison.Ordinal))).Pointers.ShouldBe(["/group"]);
        var came = await lead.PostAsync(path, body);
        (came.Status, came.Json.GetProperty("items").GetArrayLength()).ShouldBe((201, before + 1), came.Text);
        (await lead.PostAsync(path, body)).Pointers.ShouldBe(["/organisation"]);

        string Correction(Reply of, int persons) => $$"""{ "base": "{{Of(of).GetProperty("base")}}", "group": "companies", "persons": {{persons}}, "reason": "Fel antal." }""";
        var more = await lead.PutAsync($"{path}/{organisation}", Correction(came, 5));
        (more.Status, Of(more).GetProperty("persons").GetInt32()).ShouldBe((200, 5), more.Text);
        (await lead.PutAsync($"{path}/{organisation}", Correction(came, 6))).Status.ShouldBe(409);
        (await lead.PutAsync($"{path}/{organisation}", Correction(more, 0))).Json.GetProperty("items").GetArrayLength().ShouldBe(before);
        (await lead.PutAsync($"{path}/{organisation}", Correction(more, 1))).Status.ShouldBe(404);
    }
}
