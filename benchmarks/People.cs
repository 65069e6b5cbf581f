using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Benchmarks;

/// <summary>Somebody signed in.</summary>
/// <param name="Account">The account.</param>
/// <param name="Cookie">The header that says so.</param>
/// <param name="Initiatives">What they lead.</param>
internal sealed record Person(Guid Account, string Cookie, IReadOnlyList<Guid> Initiatives);

/// <summary>Signs loaded people in, as the sign-in page does once it has checked who they are.</summary>
internal sealed class People(BenchDatabase database, WebApplication application)
{
    private const int Leads = 50;
    private const int WideReach = 200;

    /// <summary>Fifty leads of three initiatives each, spread over all.</summary>
    public async Task<IReadOnlyList<Person>> LeadsAsync(CancellationToken cancellation)
    {
        var leads = await database.ReadAsync("""
            select account_id, array_agg(initiative_id order by id) from role_assignments where role = 'project_lead'
            group by account_id having count(*) = 3 order by account_id
            """, static row => (Account: row.GetGuid(0), Initiatives: row.GetFieldValue<Guid[]>(1)), cancellation);
        var chosen = leads.Where((_, index) => leads.Count <= Leads || index % (leads.Count / Leads) == 0).Take(Leads);
        return await SignedInAsync(chosen, cancellation);
    }

    /// <summary>Fifty coaches with cases in initiatives that go on, spread over all.</summary>
    public async Task<IReadOnlyList<Person>> CoachesAsync(CancellationToken cancellation) => await SignedInAsync(await database.ReadAsync("""
        select r.account_id, array_agg(distinct r.initiative_id) from role_assignments r join initiatives i on i.id = r.initiative_id and i.state = 'ongoing'
        where r.role = 'coach' group by r.account_id order by md5(r.account_id::text) limit $1
        """, static row => (Account: row.GetGuid(0), Initiatives: row.GetFieldValue<Guid[]>(1)), cancellation, Leads), cancellation);

    /// <summary>Leads of the initiatives that go on whose number of coaches is closest to forty, each with the one initiative.</summary>
    public async Task<IReadOnlyList<Person>> TeamLeadsAsync(CancellationToken cancellation) => await SignedInAsync(await database.ReadAsync("""
        select l.account_id, array[t.initiative_id]
        from (select r.initiative_id, count(distinct r.account_id) as coaches from role_assignments r join initiatives i on i.id = r.initiative_id and i.state = 'ongoing'
              where r.role = 'coach' group by r.initiative_id order by abs(count(distinct r.account_id) - 40), r.initiative_id limit 5) t
        join role_assignments l on l.initiative_id = t.initiative_id and l.role = 'project_lead'
        """, static row => (Account: row.GetGuid(0), Initiatives: row.GetFieldValue<Guid[]>(1)), cancellation), cancellation);

    /// <summary>A coordinator of two hundred initiatives, made when missing: somebody with lists of a thousand pages.</summary>
    public async Task<Person> CoordinatorAsync(CancellationToken cancellation)
    {
        var found = await database.ReadAsync("""
            with made as (
                insert into accounts (id, user_name, normalized_user_name, security_stamp, display_name)
                values ('00000000-0000-7000-8000-000000000001', 'samordnare', 'SAMORDNARE', 'bench', 'Sam Samordnare') on conflict do nothing returning id),
            given as (
                insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from)
                select uuidv7(), made.id, 'coordinator', i.id, i.performer_id, '2020-01-01' from made, (select * from initiatives order by id limit $1) i
                returning account_id)
            select '00000000-0000-7000-8000-000000000001'::uuid, array(select id from initiatives order by id limit $1)
            """, static row => (Account: row.GetGuid(0), Initiatives: row.GetFieldValue<Guid[]>(1)), cancellation, WideReach);
        return new Person(found[0].Account, await SignInAsync(found[0].Account, cancellation), found[0].Initiatives);
    }

    private async Task<IReadOnlyList<Person>> SignedInAsync(IEnumerable<(Guid Account, Guid[] Initiatives)> accounts, CancellationToken cancellation)
    {
        var people = new List<Person>();
        foreach (var (account, initiatives) in accounts)
        {
            people.Add(new Person(account, await SignInAsync(account, cancellation), initiatives));
        }

        return people;
    }

    private async Task<string> SignInAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = application.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = "http";
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(id.ToString()) ?? throw new BenchException($"There is no account {id}.");
        var signIns = scope.ServiceProvider.GetRequiredService<SignIns>();
        await signIns.BeginAsync(account, SignInMethod.Password, cancellation);
        await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync(cancellation);
        return string.Join("; ", context.Response.Headers.SetCookie.Select(static cookie => cookie!.Split(';')[0]));
    }
}
