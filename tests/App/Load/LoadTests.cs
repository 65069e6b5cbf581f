using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>What <c>samsteg load</c> fills a database with: the same each time, whole, and like what people would have registered.</summary>
public sealed class LoadTests(LoadedSite loaded) : IClassFixture<LoadedSite>
{
    /// <summary>A digest for each table with rows, but for what is sealed under a nonce or a salt.</summary>
    internal const string Digests = """
        select t.table_name, (xpath('/row/d/text()', query_to_xml(format(
            'select md5(string_agg(line, ''|'' order by line)) as d from (select (to_jsonb(r) - ''number_cipher'' - ''cipher'')::text as line from %I r) as lines', t.table_name), false, true, '')))[1]::text
        from information_schema.tables t
        where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not in ('schema_migrations', 'data_protection_keys', 'jobs', 'sign_ins', 'audit_entries')
        order by 1
        """;

    private const string Structure = """
        select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) || conname from pg_constraint where connamespace = 'public'::regnamespace
        union all select indexdef from pg_indexes where schemaname = 'public'
        order by 1
        """;

    private const string OutOfTurn = """
        select string_agg(what, ', ') from (
            select 'more than one coach' as what from case_assignments where valid_until is null group by participant_id having count(*) > 1
            union all select 'a coach without the role' from case_assignments c
                where not exists (select from role_assignments r where r.account_id = c.account_id and r.initiative_id = c.initiative_id and r.role = 'coach')
            union all select 'an exit before the enrolment' from exits x join enrolments e using (participant_id) where x.occurred_on < e.occurred_on
            union all select 'a contact outside the time' from contacts c join enrolments e on e.participant_id = c.participant_id and e.superseded_at is null
                left join exits x on x.participant_id = c.participant_id where c.occurred_on not between e.occurred_on and coalesce(x.occurred_on, 'infinity')
            union all select 'a mark without membership' from attendance a join sessions s on s.id = a.session_id
                where not exists (select from series_members m where m.series_id = s.series_id and m.participant_id = a.participant_id
                    and a.occurred_on between m.joined_on and coalesce(m.left_on, 'infinity'))
            union all select 'a mark at a session not held' from attendance a
                where not exists (select from session_outcomes o where o.session_id = a.session_id and o.occurred_on = a.occurred_on and o.result = 'held')
            union all select 'a follow-up outside the placement' from placement_follow_ups f
                join placement_events s on s.placement_id = f.placement_id and s.event = 'started'
                left join placement_events e on e.placement_id = f.placement_id and e.event = 'ended'
                where f.occurred_on <= s.occurred_on or f.occurred_on > coalesce(e.occurred_on, 'infinity')
            union all select 'a placement of nobody there' from placement_events p join exits x using (participant_id) where p.occurred_on > x.occurred_on
            union all select 'a plan without a next step' from action_steps s
                where s.superseded_at is null and s.state = 'open'
                  and not exists (select from action_steps n where n.participant_id = s.participant_id and n.superseded_at is null and n.is_next)
            union all select 'a goal of nobody' from action_steps s where not exists (select from action_goals g where g.goal_id = s.goal_id and g.participant_id = s.participant_id)
            union all select 'a process before what it came of' from innovation_processes p join innovation_events s on s.process_id = p.id and s.step = 'started'
                join innovation_events f on f.process_id = p.parent_id and f.step = 'started' where s.occurred_on < f.occurred_on
            union all select 'a day to come' from (select occurred_on, registered_at from contacts union all select occurred_on, registered_at from attendance
                union all select occurred_on, registered_at from exits union all select occurred_on, registered_at from placement_follow_ups
                union all select occurred_on, registered_at from agreement_states union all select occurred_on, registered_at from innovation_events union all select occurred_on, registered_at from session_outcomes) r
                where occurred_on >= $1 or registered_at >= $1::date::timestamptz) as problems
        """;

    [Fact]
    public async Task Twice_gives_the_same_rows()
    {
        await using var other = await TestServer.CopyAsync(Template.Empty);
        await LoadAsync(other);

        var second = await other.RowsAsync(Digests);

        second.Count.ShouldBeGreaterThan(40);
        foreach (var (one, two) in loaded.Digests.Zip(second))
        {
            two.ShouldBe(one);
        }
    }

    [Fact]
    public async Task Every_table_that_people_fill_has_rows_and_all_stand_in_turn()
    {
        (await loaded.Site.FactAsync<long>("select count(*) from participants")).ShouldBe(LoadedSite.Participants);
        (await loaded.Site.FactAsync<long>("select count(*) from participants where is_protected")).ShouldBeGreaterThan(0);
        (await loaded.Site.FactAsync<long>("select count(*) from attendance")).ShouldBeGreaterThan(6 * LoadedSite.Participants);
        (await loaded.Site.FactAsync<long>("select count(*) from contacts")).ShouldBeGreaterThan(4 * LoadedSite.Participants);
        (await loaded.Site.FactAsync<long>("select count(*) from placement_follow_ups")).ShouldBeGreaterThan(LoadedSite.Participants / 2);
        (await loaded.Site.FactAsync<long>("select count(distinct kind) from innovation_processes p where exists (select from innovation_events e where e.process_id = p.id)")).ShouldBe(3);
        (await loaded.Site.FactAsync<string>(OutOfTurn, loaded.Site.Clock.Today())).ShouldBeNull();
    }

    [Fact]
    public async Task Indexes_and_constraints_are_the_same_as_before()
    {
        await using var empty = await TestServer.CopyAsync(Template.Empty);

        (await loaded.Site.Database.RowsAsync(Structure)).ShouldBe(await empty.RowsAsync(Structure));
    }

    [Fact]
    public async Task A_loaded_database_is_not_loaded_again_and_one_with_the_demo_is_loaded_beside_it()
    {
        (await IsTakenAsync(loaded.Site.Database)).ShouldBeTrue();
        await using var demo = await TestServer.CopyAsync(Template.Demo);
        (await IsTakenAsync(demo)).ShouldBeFalse();

        await LoadAsync(demo, participants: 50);

        (await demo.ValueAsync<long>("select count(*) from participants")).ShouldBe(50 + DemoPeople.All.Count);
        (await IsTakenAsync(demo)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("project_lead")]
    [InlineData("coach")]
    public async Task Its_pages_open(string role)
    {
        var (initiative, participant, visitor) = await loaded.SignInAsync(role);
        foreach (var path in new[]
        {
            "/", "/insatser", $"/insatser/{initiative}", $"/insatser/{initiative}/plan", $"/insatser/{initiative}/deltagare", $"/insatser/{initiative}/deltagare/{participant}",
            $"/insatser/{initiative}/aktiviteter", $"/insatser/{initiative}/platser", "/deltagare", "/platser", "/organisationer",
        })
        {
            (await visitor.GetAsync(path)).Status.ShouldBe(200, path);
        }
    }

    internal static async Task LoadAsync(TestDatabase database, int participants = LoadedSite.Participants)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await LoadBuilder.BuildAsync(connection, new LoadScale(participants, LoadedSite.Initiatives, 1, new TestClock().Today()), new Cipher(TestServer.Keys), static _ => { });
    }

    private static async Task<bool> IsTakenAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        return await LoadBuilder.IsTakenAsync(connection, TestContext.Current.CancellationToken);
    }
}

/// <summary>A site with two thousand invented participants.</summary>
public sealed class LoadedSite : IAsyncLifetime
{
    public const int Participants = 2_000;

    public const int Initiatives = 20;

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>What was there before any test touched it.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Digests { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var database = await TestServer.CopyAsync(Template.Empty);
        await LoadTests.LoadAsync(database); // before it is served: its tables are locked meanwhile
        Digests = await database.RowsAsync(LoadTests.Digests);
        Site = await Site.StartAsync(database);
    }

    public ValueTask DisposeAsync() => Site?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Signs in one of the loaded people; an initiative and a participant that the role reaches.</summary>
    public async Task<(Guid Initiative, Guid Participant, Visitor Visitor)> SignInAsync(string role)
    {
        var row = (await Site.Database.RowsAsync("""
            select r.initiative_id, p.id, r.account_id from role_assignments r
            join case_assignments c on c.initiative_id = r.initiative_id and (r.role <> 'coach' or c.account_id = r.account_id) and c.valid_until is null
            join participants p on p.id = c.participant_id and not p.is_protected
            where r.role = $1 order by r.id, p.id limit 1
            """, role))[0];
        await Site.OwnerAsync("update accounts set demo_role = $2 where id = $1", row[2], $"loaded_{role}");
        return ((Guid)row[0]!, (Guid)row[1]!, await Site.SignInAsync($"loaded_{role}"));
    }
}
