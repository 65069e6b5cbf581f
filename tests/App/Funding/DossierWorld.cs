using System.IO.Compression;
using System.Text;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>An application that two have signed, one on paper, with a decision and money; and the dossiers that are made of it.</summary>
internal sealed class DossierWorld
{
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private DossierWorld(SigningWorld signing) => Signing = signing;

    public SigningWorld Signing { get; }

    public Site Site => Signing.Site;

    public Guid Initiative => Signing.Initiative;

    public string Path => $"{Signing.Path}/akt";

    /// <summary>An application that is not put forward, without money.</summary>
    public static async Task<DossierWorld> DraftAsync(Site site) => new(await SigningWorld.MakeAsync(site));

    /// <summary>One that was changed once after it was put forward, and then signed by both.</summary>
    public static async Task<DossierWorld> SignedAsync(Site site)
    {
        var world = await DraftAsync(site);
        var (owner, account) = await world.Signing.SignatoryAsync(0);
        await world.Signing.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        (await world.Signing.AnswerAsync("amount", new NumberAnswer(250_000))).IsDone.ShouldBeTrue();
        await world.Signing.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        (await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{await world.Signing.RequestAsync("owner")}"))).Status.ShouldBe(200);
        var paper = await world.Signing.Lead.GetAsync($"{world.Signing.Path}/underskrifter/{await world.Signing.RequestAsync("partners")}/papper");
        (await paper.UploadAsync("main form", "Input.File", "papper.png", Png, ("Input.Name", "Pia Papper"), ("Input.Title", "ordförande"), ("Input.SignedOn", "2026-04-15"))).Status.ShouldBe(200);
        (await world.Signing.StateAsync()).ShouldBe("signed");
        return world;
    }

    /// <summary>A decision with a condition that is met.</summary>
    public async Task DecideAsync()
    {
        var (meeting, item, decision) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Site.OwnerAsync("insert into board_meetings (id, held_on, starts_at, place) values ($1, '2026-04-10', '13:00', 'Stora salen')", meeting);
        await Site.OwnerAsync("insert into agenda_items (id, meeting_id, position, initiative_id) values ($1, $2, 1, $3)", item, meeting, Initiative);
        await Site.OwnerAsync("""
            insert into decisions (id, initiative_id, item_id, paragraph, decided_on, kind, maximum, starts_on, ends_on, reasons, quorum, registered_at, registered_by)
            values ($1, $2, $3, 7, '2026-04-10', 'granted_on_conditions', 200000, '2026-06-01', '2028-05-31', 'Den följer planen.', 'Styrelsen är beslutför.', '2026-04-10 12:00+00', $4)
            """, decision, Initiative, item, Signing.LeadAccount);
        await Site.OwnerAsync("""
            insert into decision_conditions (id, decision_id, initiative_id, position, text, phase, state, settled_at, settled_by, settled_note)
            values (gen_random_uuid(), $1, $2, 1, 'Budgeten är reviderad.', 'before_agreement', 'fulfilled', '2026-04-12 12:00+00', $3, 'Ny budget den 12 april.')
            """, decision, Initiative, Signing.LeadAccount);
        await Site.OwnerAsync("update initiatives set maximum_grant = 200000, registry_number = '2026:7' where id = $1", Initiative);
    }

    /// <summary>Money by chance: lines, changes, overhead, costs that stand and do not, claims in all states.</summary>
    public async Task SpendAsync(Random random)
    {
        decimal Amount(int most) => random.Next(1, most * 100) / 100m;
        string[] types = ["coach", "travel", "premises", "activities"];
        string[] payers = ["grant", "own"];
        await Site.OwnerAsync("update initiatives set maximum_grant = 9000000 where id = $1", Initiative);
        await Site.OwnerAsync("insert into budgets (id, initiative_id, division) values (gen_random_uuid(), $1, 'half_year') on conflict do nothing", Initiative);
        var revisions = random.Next(1, 4);
        for (var number = 0; number < revisions; number++)
        {
            await Site.OwnerAsync("""
                insert into budget_revisions (id, initiative_id, number, decided_on, decided_by, reason, registered_at, registered_by) values (gen_random_uuid(), $1, $2, '2026-03-01', 'Styrelsen', $3, '2026-03-01 10:00+00', $4)
                """, Initiative, number, number == 0 ? string.Empty : $"Ändring {number}; \"med\" citat", Signing.LeadAccount);
        }

        for (var line = random.Next(2, 6); line > 0; line--)
        {
            var (id, isWhole) = (Guid.CreateVersion7(), random.Next(3) == 0);
            await Site.OwnerAsync("insert into budget_lines (id, initiative_id, cost_type, text, organisation_id, payer, position) values ($1, $2, $3, $4, $5, $6, $7)",
                id, Initiative, types[random.Next(types.Length)], "=Rad; ett", random.Next(3) == 0 ? null : Signing.Organisations[random.Next(2)], payers[random.Next(payers.Length)], line);
            for (var number = 0; number < revisions; number++)
            {
                await Site.OwnerAsync("insert into budget_amounts (id, initiative_id, line_id, first_day, last_day, amount, revision, registered_at, registered_by) values (gen_random_uuid(), $1, $2, $3::text::date, $4::text::date, $5, $6, '2026-03-01 10:00+00', $7)",
                    Initiative, id, isWhole ? null : "2026-06-01", isWhole ? null : "2026-12-31", number == 0 ? Amount(90_000) + 10_000m : Amount(9_000) - 4_500.01m, number, Signing.LeadAccount);
            }
        }

        await Site.OwnerAsync("""
            insert into budget_overheads (id, initiative_id, cost_type, percent, of_types, payer, from_revision, until_revision) values (gen_random_uuid(), $1, 'indirect_costs', $2, array['coach', 'travel'], 'grant', 0, $3)
            """, Initiative, random.Next(1, 2000) / 100m, revisions > 1 && random.Next(2) == 0 ? 1 : null);
        var states = new[] { "draft", "certified", "submitted", "approved", "paid" };
        var claims = states.Where(_ => random.Next(3) > 0).Select(static state => (Id: Guid.CreateVersion7(), State: state)).ToList();
        foreach (var (id, state) in claims)
        {
            await Site.OwnerAsync("insert into claims (id, initiative_id, organisation_id, first_day, last_day, state, amount, paid_on) values ($1, $2, $3, '2026-06-01', '2026-08-31', $4, $5, $6::text::date)",
                id, Initiative, random.Next(2) == 0 ? null : Signing.Organisations[0], state, state is "draft" ? null : 0m, state is "paid" ? "2026-04-14" : null);
            await Site.OwnerAsync("insert into claim_rates (id, initiative_id, claim_id, cost_type, percent, base, amount) values (gen_random_uuid(), $1, $2, 'indirect_costs', 10, 1000, $3)", Initiative, id, Amount(100));
            for (var scheme = random.Next(3); scheme > 0; scheme--)
            {
                var (cost, units) = (Guid.CreateVersion7(), random.Next(1, 10_000) / 100m);
                await Site.OwnerAsync("insert into unit_costs (id, initiative_id, name, unit, cost_type, rate, source, first_day) values ($1, $2, '=Timme; en', 'timme', $3, $4, 'Beslut', '2026-06-01')", cost, Initiative, types[random.Next(types.Length)], Amount(90));
                await Site.OwnerAsync("""
                    insert into claim_units (id, initiative_id, claim_id, unit_cost_id, units, evidence, amount, refused_reason)
                    select gen_random_uuid(), $1, $2, s.id, $4, 'Räknat; "rätt"', case when $5::text <> 'draft' then round(round($4 * s.rate, 2) * $6, 2) end, case when $5::text <> 'draft' then $7::text end from unit_costs s where s.id = $3
                    """, Initiative, id, cost, units, state, random.Next(3) == 0 ? 0.7m : 1m, random.Next(4) == 0 ? "Fel timmar" : null);
            }
        }

        for (var cost = random.Next(5, 25); cost > 0; cost--)
        {
            var id = Guid.CreateVersion7();
            await Site.OwnerAsync("""
                insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, text, year_first, series, number, ordinal, occurred_on, registered_at, registered_by, superseded_at, superseded_reason)
                values ($1, $2, $3, 'sie', $4, $5, $6, $7, '+Tåg; "första" klass', '2026-01-01', 'A', $1::text, 0, $8::text::date, '2026-04-01', $9, $10::text::timestamptz, $11)
                """, id, Initiative, Signing.Organisations[random.Next(2)], random.Next(8) == 0 ? "3010" : "5610", random.Next(8) == 0 ? null : types[random.Next(types.Length)], payers[random.Next(payers.Length)],
                Amount(3_000) - (random.Next(6) == 0 ? 3_000.01m : 0), $"2026-0{random.Next(6, 10)}-15", Signing.LeadAccount, random.Next(6) == 0 ? "2026-04-02 10:00+00" : null, null);
            if (claims.Count > 0 && random.Next(3) > 0 && await Site.FactAsync<bool>("select superseded_at is null from cost_rows where id = $1", id))
            {
                var isLeftOut = random.Next(4) == 0;
                await Site.OwnerAsync("insert into claim_rows (id, initiative_id, claim_id, cost_row_id, amount, reason, refused_reason) select gen_random_uuid(), $1, $2, $3, case when $4::text is null then round(amount * 0.7, 2) else 0 end, $4, $5 from cost_rows where id = $3",
                    Initiative, claims[random.Next(claims.Count)].Id, id, isLeftOut ? "no_room" : null, !isLeftOut && random.Next(4) == 0 ? "Fel kvitto" : null);
            }
        }

        foreach (var (id, state) in claims.Where(static claim => claim.State is not "draft"))
        {
            await AskAsync(id, random.Next(3) == 0 ? 0.01m * random.Next(1, 99) : 0);
            foreach (var step in new[] { "certify", "approve", "pay" }.Take(state is "paid" ? 3 : state is "approved" ? 2 : 1))
            {
                await Site.OwnerAsync("""
                    insert into claim_events (id, initiative_id, claim_id, step, amount, note, registered_at, registered_by) select gen_random_uuid(), $1, c.id, $3, c.amount, 'Godkänt; "helt"', '2026-04-01 10:00+00', $4 from claims c where c.id = $2
                    """, Initiative, id, step, Signing.LeadAccount);
            }
        }
    }

    /// <summary>A claim that is approved and one that is paid, of a cost, units and what is counted on them.</summary>
    public async Task GrantAsync()
    {
        await Site.OwnerAsync("update initiatives set maximum_grant = 9000000 where id = $1", Initiative);
        foreach (var state in new[] { "approved", "paid" })
        {
            var (claim, cost, scheme) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await Site.OwnerAsync("insert into claims (id, initiative_id, first_day, last_day, state, amount, paid_on) values ($1, $2, '2026-06-01', '2026-08-31', $3, 0, $4::text::date)", claim, Initiative, state, state is "paid" ? "2026-09-14" : null);
            await Site.OwnerAsync("""
                insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, year_first, series, number, ordinal, occurred_on, registered_at, registered_by)
                values ($1, $2, $3, 'sie', '5610', 'travel', 'grant', 500, '2026-01-01', 'A', $1::text, 0, '2026-06-15', '2026-04-01', $4)
                """, cost, Initiative, Signing.Organisations[0], Signing.LeadAccount);
            await Site.OwnerAsync("insert into claim_rows (id, initiative_id, claim_id, cost_row_id, amount) values (gen_random_uuid(), $1, $2, $3, 500)", Initiative, claim, cost);
            await Site.OwnerAsync("insert into unit_costs (id, initiative_id, name, unit, cost_type, rate, source, first_day) values ($1, $2, 'Timme', 'timme', 'coach', 12.35, 'Beslut', '2026-06-01')", scheme, Initiative);
            await Site.OwnerAsync("insert into claim_units (id, initiative_id, claim_id, unit_cost_id, units, evidence, amount) values (gen_random_uuid(), $1, $2, $3, 10, 'Räknat', 123.5)", Initiative, claim, scheme);
            await Site.OwnerAsync("insert into claim_rates (id, initiative_id, claim_id, cost_type, percent, base, amount) values (gen_random_uuid(), $1, $2, 'indirect_costs', 10, 623.5, 62.35)", Initiative, claim);
            await AskAsync(claim, less: 0);
            foreach (var step in state is "paid" ? new[] { "approve", "pay" } : ["approve"])
            {
                await Site.OwnerAsync("insert into claim_events (id, initiative_id, claim_id, step, amount, registered_at, registered_by) select gen_random_uuid(), $1, c.id, $3, c.amount, '2026-09-14 10:00+00', $4 from claims c where c.id = $2", Initiative, claim, step, Signing.LeadAccount);
            }
        }
    }

    /// <summary>Lets a claim ask for what its rows come to, less something; what came back is never more than what it cost.</summary>
    private async Task AskAsync(Guid claim, decimal less)
    {
        const string rows = """
            (select coalesce(sum(r.amount), 0) from claim_rows r join cost_rows c on c.id = r.cost_row_id where r.claim_id = $1 and r.reason is null and r.refused_reason is null and c.payer = 'grant')
            """;
        await Site.OwnerAsync($"update claim_rates set amount = amount + greatest(0, -{rows}) where claim_id = $1", claim);
        await Site.OwnerAsync($"""
            update claims set amount = {rows} - $2 + (select coalesce(sum(u.amount), 0) from claim_units u where u.claim_id = $1 and u.refused_reason is null) + (select sum(t.amount) from claim_rates t where t.claim_id = $1) where id = $1
            """, claim, less);
    }

    /// <summary>Asks for the dossier and fetches it when it is ready.</summary>
    public Task<(Page Page, byte[] File)> TakeAsync(Visitor visitor) => TakeAsync(Site, Initiative, visitor);

    /// <summary>The same of any application.</summary>
    public static async Task<(Page Page, byte[] File)> TakeAsync(Site site, Guid initiative, Visitor visitor)
    {
        var path = $"/insatser/{initiative}/ansokan/akt";
        var asked = await (await visitor.GetAsync(path)).SubmitAsync("main form");
        asked.Status.ShouldBe(200, asked.Text);
        var id = await site.FactAsync<Guid>("select id from dossiers where initiative_id = $1 order by asked_at desc, id desc limit 1", initiative);
        await Until.IsSoAsync(async () => await site.FactAsync<DateTime?>("select made_at from dossiers where id = $1", id) is not null);
        var page = await visitor.GetAsync(path);
        var file = await page.FollowAsync($"a[href*='handler=Zip'][href*='{id}']");
        file.Status.ShouldBe(200);
        return (page, file.Bytes);
    }

    public static IReadOnlyDictionary<string, byte[]> Entries(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(static entry => entry.FullName, static entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    public static string Text(byte[] file) => Encoding.UTF8.GetString(file);

    public static async Task<DossierCheck> CheckAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await DossierCheck.OfAsync(stream, long.MaxValue, TestContext.Current.CancellationToken);
    }
}
