using System.Text.RegularExpressions;

namespace Samsteg.App;

/// <summary>
/// Many people of different initiatives at once, over few connections: nobody ever meets a participant who is somebody
/// else's, whoever had the connection, the cache or the buffer before.
/// </summary>
public sealed partial class LeakTests(LoadedSite loaded) : IClassFixture<LoadedSite>
{
    private const int Rounds = 12;

    [Fact]
    public async Task Under_load_nobody_meets_a_participant_out_of_reach()
    {
        var everybody = (await loaded.Site.Database.RowsAsync("select id from participants")).Select(static row => (Guid)row[0]!).ToHashSet();
        var people = new List<Person>();
        foreach (var row in await loaded.Site.Database.RowsAsync("""
            (select distinct on (account_id) account_id, 'project_lead' as role from role_assignments where role = 'project_lead' order by account_id limit 6)
            union all
            (select distinct on (r.initiative_id) r.account_id, 'coach' from role_assignments r
             join case_assignments c on c.account_id = r.account_id and c.valid_until is null where r.role = 'coach' order by r.initiative_id limit 6)
            """))
        {
            people.Add(await PersonAsync((Guid)row[0]!, (string)row[1]!));
        }

        people.Count.ShouldBeGreaterThan(8);
        var seen = 0;
        var leaks = (await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            var found = new List<string>();
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var path in Paths(person, round))
                {
                    var page = await person.Visitor.GetAsync(path);
                    var met = Ids().Matches(page.Source).Select(static match => Guid.Parse(match.Value)).Where(everybody.Contains).ToHashSet();
                    Interlocked.Add(ref seen, met.Count);
                    found.AddRange(met.Except(person.Reached).Select(id => $"{person.Role} met {id} at {path}"));
                    if (page.Status is not (200 or 404))
                    {
                        found.Add($"{person.Role} got {page.Status} at {path}");
                    }
                }
            }

            return found;
        })))).SelectMany(static found => found).ToList();

        leaks.ShouldBeEmpty(string.Join('\n', leaks.Take(20)));
        seen.ShouldBeGreaterThan(people.Count * Rounds, "people were shown");
    }

    private static IEnumerable<string> Paths(Person person, int round)
    {
        yield return "/";
        yield return round % 2 == 0 ? "/deltagare" : "/deltagare?sort=reference&dir=desc";
        yield return $"/insatser/{person.Initiative}/deltagare";
        yield return $"/insatser/{person.Initiative}/deltagare/{person.Own[round % person.Own.Count]}";
        yield return $"/insatser/{person.Initiative}/deltagare/{person.Foreign[round % person.Foreign.Count]}";
        yield return $"/insatser/{person.Initiative}";
        yield return "/placeringar";
    }

    private async Task<Person> PersonAsync(Guid account, string role)
    {
        var demoRole = $"leak_{account:N}";
        await loaded.Site.OwnerAsync("update accounts set demo_role = $2 where id = $1", account, demoRole);
        var reached = (await loaded.Site.Database.RowsAsync("""
            select p.id, p.initiative_id from participants p join role_assignments r on r.initiative_id = p.initiative_id and r.account_id = $1
            where r.role <> 'coach' or exists (select from case_assignments c where c.participant_id = p.id and c.account_id = $1 and c.valid_until is null)
               or exists (select from series_members m join activity_series s on s.id = m.series_id where m.participant_id = p.id and s.leader_account_id = $1)
            """, account)).Select(static row => (Id: (Guid)row[0]!, Initiative: (Guid)row[1]!)).ToList();
        var initiative = reached[0].Initiative;
        var foreign = (await loaded.Site.Database.RowsAsync("select id from participants where id <> all($1::uuid[]) order by md5(id::text) limit 20", reached.Select(static one => one.Id).ToArray()))
            .Select(static row => (Guid)row[0]!).ToList();
        return new(role, await loaded.Site.SignInAsync(demoRole), initiative, [.. reached.Where(one => one.Initiative == initiative).Select(static one => one.Id)], foreign, reached.Select(static one => one.Id).ToHashSet());
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 5000)]
    private static partial Regex Ids();

    private sealed record Person(string Role, Visitor Visitor, Guid Initiative, IReadOnlyList<Guid> Own, IReadOnlyList<Guid> Foreign, IReadOnlySet<Guid> Reached);
}
