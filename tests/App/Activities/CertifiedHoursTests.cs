using System.Globalization;
using System.Text;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Hours of March, which is over: who got how many, and that somebody vouches for them.</summary>
public sealed class CertifiedHoursTests
{
    private const string March = "?month=2026-03";

    [Fact]
    public async Task The_list_says_what_adding_session_by_session_says()
    {
        await using var site = await StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var expected = new Dictionary<string, int>();
        foreach (var row in await site.Database.RowsAsync($"""
            select a.participant_id, a.mark, a.minutes_late, s.starts_at, s.ends_at from attendance a join sessions s on s.id = a.session_id
            where a.initiative_id = '{today.Initiative}' and a.superseded_at is null and a.occurred_on between '2026-03-01' and '2026-03-31'
              and exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null and o.result = 'held')
            """))
        {
            var minutes = HourRule.Minutes(Moment(row[3]), Moment(row[4]), Enum.Parse<AttendanceMark>(SnakeCase.ToPascal((string)row[1]!)), (int?)row[2]);
            var who = row[0]!.ToString()!;
            expected[who] = expected.GetValueOrDefault(who) + minutes;
        }

        expected.Values.Sum().ShouldBeGreaterThan(0);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var csv = await lead.GetAsync(today.Activities + "/intygade-timmar" + March + "&export=csv");
        var told = Encoding.UTF8.GetString(csv.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.Trim().Split(';')).ToList();
        told.Select(static cells => Hours(cells[3])).Where(static hours => hours > 0).Order().ShouldBe(expected.Values.Where(static minutes => minutes > 0).Select(HourRule.Hours).Order());

        var (participant, total) = expected.First(static row => row.Value > 0);
        (await lead.GetAsync($"{today.Activities}/intygade-timmar/{participant}{March}")).TextOf("caption")!.ShouldContain(Display.Number(HourRule.Hours(total), 2));
    }

    [Fact]
    public async Task Certified_hours_are_frozen_and_a_correction_is_shown_and_certified_anew()
    {
        await using var site = await StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var form = await lead.GetAsync(today.Activities + "/intygade-timmar/intyga" + March);

        var list = await form.SubmitAsync("main form");
        list.TextOf("main strong")!.ShouldContain("är intygad av Pia Påhittström");
        (await form.SubmitAsync("main form")).Status.ShouldBe(409, "they are certified as they stand");
        var frozen = await site.FactAsync<long>("select sum(minutes) from certified_hours");

        var corrected = await site.FactAsync<Guid>("""
            update attendance set superseded_at = now() where id = (
                select a.id from attendance a join session_outcomes o on o.session_id = a.session_id and o.superseded_at is null and o.result = 'held'
                where a.initiative_id = $1 and a.superseded_at is null and a.mark = 'present' and a.occurred_on between '2026-03-01' and '2026-03-31' limit 1)
            returning participant_id
            """, today.Initiative);
        (await site.FactAsync<long>("select sum(minutes) from certified_hours")).ShouldBe(frozen);
        (await lead.GetAsync($"{today.Activities}/intygade-timmar/{corrected}{March}")).TextOf("main")!.ShouldContain("något har rättats sedan dess");

        await (await lead.GetAsync(today.Activities + "/intygade-timmar/intyga" + March)).SubmitAsync("main form");
        (await site.FactAsync<long>("select count(*) from hour_certifications")).ShouldBe(2);
        (await site.FactAsync<long>("select count(*) from hour_certifications where superseded_at is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_month_certified_before_an_earlier_one_was_corrected_is_to_be_sent_again()
    {
        await using var site = await StartAsync();
        var today = await DemoRoster.OfAsync(site);
        foreach (var (month, at, until) in new[] { ("2026-02-01", "2026-03-02", "2026-04-10"), ("2026-03-01", "2026-04-02", null), ("2026-02-01", "2026-04-10", null) })
        {
            await site.OwnerAsync("""
                insert into hour_certifications (id, initiative_id, month, occurred_on, registered_at, registered_by, superseded_at)
                select uuidv7(), $1, $2::date, $3::date, $3::timestamptz, id, $4::timestamptz from accounts where demo_role = 'project_lead'
                """, today.Initiative, month, at, until ?? (object)DBNull.Value);
        }

        var page = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Activities + "/intygade-timmar?month=2026-02");

        page.TextOf("main .ds-alert")!.ShouldEndWith("i ordning: mars 2026.");
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_not_certified_and_what_changed_meanwhile_is_not_either()
    {
        await using var site = await StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);

        (await (await lead.GetAsync(today.Activities + "/intygade-timmar/intyga?month=2026-04")).SubmitAsync("main form")).Status.ShouldBe(422);
        (await (await lead.GetAsync(today.Activities + "/intygade-timmar/intyga" + March)).SubmitAsync("main form", ("Input.Minutes", "1"))).Status.ShouldBe(409);

        (await site.FactAsync<long>("select count(*) from hour_certifications")).ShouldBe(0);
        (await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Activities + "/intygade-timmar")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_protected_identity_is_a_number_of_its_own_that_is_the_same_each_month()
    {
        await using var site = await StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var reference = (await site.FactAsync<string>("select reference from participants where initiative_id = $1 and is_protected limit 1", today.Initiative))!;
        foreach (var day in new[] { "2026-02-10", "2026-03-10" })
        {
            await site.OwnerAsync("""
                with who as (select id from participants where initiative_id = $1 and reference = $2),
                made as (
                    insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at)
                    values (uuidv7(), $1, 'open_house', 'participants', 'Öppet hus', $3::date + time '09:00', $3::date + time '10:30') returning id, starts_at),
                held as (
                    insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
                    select uuidv7(), $1, id, 'held', $3::date, starts_at, (select id from accounts where demo_role = 'coach') from made)
                insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
                select uuidv7(), $1, made.id, who.id, 'present', $3::date, starts_at, (select id from accounts where demo_role = 'coach') from made, who
                """, today.Initiative, reference, day);
        }

        var lead = await site.SignInAsync(DemoRoster.Lead);
        string[] files = [(await lead.GetAsync(today.Activities + "/intygade-timmar?month=2026-02&export=csv")).Source, (await lead.GetAsync(today.Activities + "/intygade-timmar" + March + "&export=csv")).Source];

        var numbers = files.Select(static file => System.Text.RegularExpressions.Regex.Match(file, "S-[0-9A-F]{8}").Value).ToList();
        numbers[0].ShouldNotBeEmpty();
        numbers[1].ShouldBe(numbers[0]);
        files.ShouldAllBe(file => !file.Contains(reference, StringComparison.Ordinal));
    }

    /// <summary>A site where nobody has certified anything; the demo's March is.</summary>
    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        await site.OwnerAsync("delete from certified_hours");
        await site.OwnerAsync("delete from hour_certifications");
        return site;
    }

    private static decimal Hours(string cell) => decimal.Parse(cell.Trim('"').Replace(',', '.'), CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(object? value) => value is DateTimeOffset moment ? moment : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value!, DateTimeKind.Utc));
}
