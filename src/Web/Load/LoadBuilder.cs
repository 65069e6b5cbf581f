using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// Fills a migrated database, empty or with the demo only, with as many participants as asked, to see how the system fares when
/// it is large. One transaction: all of it or nothing. Every constraint holds afterwards, since each is put back and checked.
/// </summary>
internal static class LoadBuilder
{
    /// <summary>Tables that grow with the participants.</summary>
    private static readonly string[] Large =
    [
        "participants", "participant_details", "protected_identities", "case_assignments", "enrolments", "exits", "contacts", "contact_notes", "action_goals", "action_steps", "plan_reviews",
        "planned_contacts", "given_information", "backgrounds", "progress_assessments", "exit_follow_ups", "exit_follow_up_answers",
        "activity_series", "sessions", "session_outcomes", "series_members", "attendance", "next_step_wishes",
        "placements", "placement_events", "placement_follow_ups", "placement_notes", "audit_entries",
    ];

    /// <summary>What the triggers would have written row by row; where the dice have let somebody lead two sessions at once, the first alone is booked.</summary>
    private const string Bookings = """
        update sessions s set is_cancelled = true
        where not is_cancelled and exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null and o.result = 'cancelled');
        insert into session_bookings (session_id, resource_id, during)
        select s.id, s.leader_account_id, tstzrange(s.starts_at, s.ends_at)
        from (select s.*, max(s.ends_at) over (partition by s.leader_account_id order by s.starts_at, s.id rows between unbounded preceding and 1 preceding) as led_until
              from sessions s where s.leader_account_id is not null and not s.is_cancelled) s
        where coalesce(s.led_until <= s.starts_at, true) and not exists (select from session_bookings b where b.session_id = s.id);
        set constraints all immediate;
        alter table sessions enable trigger session_booked;
        alter table session_outcomes enable trigger outcome_followed;
        alter table placement_events enable trigger place_left
        """;

    /// <summary>Whether somebody's data, or an earlier load, is in the database.</summary>
    public static async Task<bool> IsTakenAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            select exists (select from accounts where demo_role is null) or exists (select from settings where key = $1)
                or (exists (select from initiatives) and not exists (select from settings where key = 'demo.built'))
            """, owner);
        command.Parameters.Add(new() { Value = LoadScale.Setting });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Loads; how many rows.</summary>
    /// <param name="owner">An open connection of the role that owns the tables.</param>
    /// <param name="scale">How much.</param>
    /// <param name="cipher">Seals numbers and protected identities.</param>
    /// <param name="tell">Told how it goes, a line a table.</param>
    /// <param name="cancellation">Gives up; nothing stays.</param>
    public static async Task<long> BuildAsync(NpgsqlConnection owner, LoadScale scale, Cipher cipher, Action<string> tell, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        await using var transaction = await owner.BeginTransactionAsync(cancellation);
        await RunAsync(owner, "set local maintenance_work_mem = '512MB'; set local synchronous_commit = off", cancellation);
        var isEmpty = await IsEmptyAsync(owner, cancellation);
        var target = new LoadTarget(owner, isEmpty, line =>
        {
            cancellation.ThrowIfCancellationRequested();
            tell(line);
        });
        await RunAsync(owner, "alter table sessions disable trigger session_booked; alter table session_outcomes disable trigger outcome_followed; alter table placement_events disable trigger place_left", cancellation); // no placement here takes an opening
        await BareTables.WhileAsync(owner, Large, () => Fill(new LoadWorld(scale), target, cipher), tell, cancellation);
        await RunAsync(owner, Bookings, cancellation);
        await using (var made = new NpgsqlCommand("insert into settings (key, value) values ($1, $2)", owner))
        {
            made.Parameters.Add(new() { Value = LoadScale.Setting });
            made.Parameters.Add(new() { Value = scale.Stamp });
            await made.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        await RunAsync(owner, "vacuum (analyze)", cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"{target.Rows:N0} rows in {watch.Elapsed.TotalSeconds:N1} s: {target.Rows / watch.Elapsed.TotalSeconds:N0} rows/s, indexes, checks and statistics included"));
        return target.Rows;
    }

    private static void Fill(LoadWorld world, LoadTarget target, Cipher cipher)
    {
        var facts = PlanFacts.Read();
        var cadence = new FollowUpCadence([.. facts.FollowUp.Phases.Select(static phase =>
            new CadencePhase(Enum.Parse<FollowUpInterval>(phase.Every, ignoreCase: true), phase.Times, phase.PreferSiteVisit))]);
        world.Register.Write(target);
        new LoadAccounts(world).Write(target);
        new LoadPlans(world, facts).Write(target);
        new LoadPeople(world, cipher).Write(target);
        new LoadCoaching(world).Write(target);
        new LoadJourneys(world).Write(target);
        new LoadActivities(world).Write(target);
        new LoadPlacements(world, cadence).Write(target);
        new LoadAgreements(world).Write(target);
        new LoadInnovations(world).Write(target);
        LoadLog.Write(world, target);
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select not exists (select from accounts)", owner);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task RunAsync(NpgsqlConnection owner, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
