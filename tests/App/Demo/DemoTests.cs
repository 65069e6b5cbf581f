using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>The demo tells the same story on any day it is built.</summary>
public sealed class DemoTests(DemoSite demo) : IClassFixture<DemoSite>
{
    /// <summary>What the twelve result targets have come to, R01 first, counted without the application.</summary>
    private const string Picture = """
        with presence as (
            select a.participant_id, s.series_id from attendance a join sessions s on s.id = a.session_id
            where a.superseded_at is null and a.mark in ('present', 'late')),
        completed as (
            select p.participant_id, p.series_id from presence p join activity_series r on r.id = p.series_id
            group by p.participant_id, p.series_id, r.completion_minimum having count(*) >= r.completion_minimum),
        trained as (
            select a.organisation_id, r.type from organisation_attendance a join sessions s on s.id = a.session_id join activity_series r on r.id = s.series_id
            where a.superseded_at is null group by a.organisation_id, r.id having count(*) >= r.completion_minimum),
        hosted as (select p.participant_id, p.organisation_id from placements p join placement_events e on e.placement_id = p.id and e.event = 'started')
        select concat_ws(' ',
            (select count(distinct participant_id) from presence),
            (select count(*) from (select from contacts where purpose = 'individual_coaching' and superseded_at is null
                group by participant_id having count(*) between 2 and 4) as coached),
            (select count(*) from completed join next_step_wishes w using (participant_id, series_id) where w.wants),
            (select count(distinct participant_id) from hosted),
            (select count(*) filter (where e.gender = 'woman') * 100 / count(*) filter (where e.gender in ('woman', 'man'))
                from enrolments e where e.superseded_at is null and e.participant_id in (select participant_id from presence)),
            (select count(distinct g.participant_id) from action_goals g join action_steps using (goal_id)),
            (select count(distinct organisation_id) from hosted),
            (select count(*) from trained where type = 'business_school'),
            (select count(*) from trained where type = 'supervisor_course'),
            (select count(*) from agreement_states where state = 'signed' and superseded_at is null),
            (select count(*) from sessions s join session_outcomes o on o.session_id = s.id where s.type = 'bridging_meeting' and o.result = 'held'),
            (select count(*) from sessions s where s.type = 'public_sector_training'
                and 15 <= (select sum(persons) from organisation_attendance a where a.session_id = s.id and a.audience_group = 'public_sector_persons')
                and 5 <= (select count(*) from organisation_attendance a where a.session_id = s.id and a.audience_group = 'social_enterprises')))
        """;

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-06-21")]
    [InlineData("2028-02-29")]
    [InlineData("2030-12-24")]
    public async Task The_picture_is_the_same_on_any_day(string today)
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await BuildAsync(database, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        (await database.ValueAsync<string>(Picture)).ShouldBe("23 17 13 8 54 17 4 7 9 2 2 1");
        (await database.ValueAsync<long>("select count(*) from target_values where kind = 'revision'")).ShouldBe(1);
        (await database.ValueAsync<long>("select count(*) from plan_remarks")).ShouldBe(12);
        (await database.ValueAsync<string>("select value from settings where key = 'demo.built'")).ShouldBe(today);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_rows()
    {
        const string digest = """
            select md5(string_agg(line, '|' order by line)) from (
                select accounts::text as line from accounts union all select attendance::text from attendance union all select contacts::text from contacts
                union all select action_steps::text from action_steps union all select organisations::text from organisations) as lines
            """;
        var today = new DateOnly(2026, 4, 15);
        await using var first = await TestServer.CopyAsync(Template.Empty);
        await using var second = await TestServer.CopyAsync(Template.Empty);
        await BuildAsync(first, today);
        await BuildAsync(second, today);

        (await second.ValueAsync<string>(digest)).ShouldBe(await first.ValueAsync<string>(digest));
    }

    [Fact]
    public async Task What_cannot_be_built_whole_leaves_nothing()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await database.ExecuteAsync("insert into settings (key, value) values ('demo.built', 'before')");

        await Should.ThrowAsync<PostgresException>(() => BuildAsync(database, new DateOnly(2026, 4, 15)));

        (await database.ValueAsync<long>("select count(*) from accounts")).ShouldBe(0);
    }

    [Fact]
    public async Task The_sixth_session_of_the_third_series_is_today_and_not_marked()
    {
        (await demo.Site.FactAsync<long>("""
            select count(*) from sessions s join activity_series r on r.id = s.series_id
            where s.number = 6 and r.name_sv = 'Framtidsverkstad 3' and (s.starts_at at time zone 'Europe/Stockholm')::date = $1
              and not exists (select from attendance a where a.session_id = s.id) and not exists (select from session_outcomes o where o.session_id = s.id)
            """, demo.Site.Clock.Today())).ShouldBe(1);
    }

    [Fact]
    public async Task A_protected_identity_lies_sealed_only()
    {
        (await demo.Site.FactAsync<long>("""
            select count(*) from participants p join participant_details d on d.participant_id = p.id
            where p.is_protected and p.name is null and d.birth_date is null and d.phone is null and d.email is null
            """)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from protected_identities")).ShouldBe(1);
    }

    [Fact]
    public async Task Every_demo_person_is_let_in()
    {
        foreach (var person in DemoRoles.All)
        {
            (await (await demo.Site.SignInAsync(person.Key)).GetAsync("/")).Status.ShouldBe(200, person.Key);
        }
    }

    private static async Task BuildAsync(TestDatabase database, DateOnly today)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await DemoBuilder.BuildAsync(connection, today, new Cipher(TestServer.Keys));
    }
}
