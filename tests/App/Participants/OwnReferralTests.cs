using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A referrer refers people and follows the own referrals, and meets nothing else.</summary>
public sealed class OwnReferralTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_referrer_finds_the_way_from_the_start_and_refers_somebody()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var referrer = await demo.Site.SignInAsync("referrer");
        var start = await referrer.GetAsync("/");
        start.Status.ShouldBe(200);
        var list = await start.FollowAsync("nav a[href='/anvisningar']");
        var form = await list.FollowAsync("a[href='/anvisningar/ny']");

        var sent = await form.SubmitAsync("main form",
            ("Input.GivenName", "Anvisade"), ("Input.FamilyName", "Anvissund"), ("Input.BirthDate", "1990-02-03"), ("Input.Why", "Vill prova i butik."), ("Input.IsAgreed", "true"));

        sent.Status.ShouldBe(200);
        sent.Text.ShouldContain("Insatsen har fått din anvisning");
        sent.Text.ShouldContain("Vill prova i butik.");
        var lead = await demo.Site.SignInAsync("project_lead");
        var id = Guid.Parse(sent.Path.Split('/')[2]);
        (await lead.GetAsync(world.PathOf(id))).Text.ShouldContain("Vill prova i butik.");
        (await demo.Site.FactAsync<string>("select source from referrals where id = $1", id)).ShouldBe("municipality");
    }

    [Fact]
    public async Task The_referrer_is_told_that_something_happened_and_never_what_staff_noted()
    {
        await using var site = await Site.StartAsync();
        var (world, referrer, id) = await SentAsync(site);
        var lead = await site.SignInAsync("project_lead");
        var step = await lead.GetAsync($"{world.PathOf(id)}/steg/Contact");
        (await step.SubmitAsync("main form", ("Input.Note", "Hemlig anteckning om hälsan"))).Status.ShouldBe(200);

        (await site.FactAsync<long>("select count(*) from outbox_messages m join accounts a on a.id = m.account_id where a.demo_role = 'referrer' and m.kind = 'referral_changed'")).ShouldBe(1);
        var page = await referrer.GetAsync($"/anvisningar/{id}");
        page.TextOf("main .status").ShouldBe("Kontaktad");
        page.Source.ShouldNotContain("Hemlig anteckning");
        page.Source.ShouldNotContain("Pia", Case.Sensitive, "nobody of the staff is named");
    }

    [Fact]
    public async Task Why_it_was_declined_is_told_only_where_it_says_nothing_about_the_person()
    {
        await using var site = await Site.StartAsync();
        var lead = await site.SignInAsync("project_lead");
        foreach (var (reason, words, isTold) in new[] { ("NoPlace", "Det finns ingen plats", true), ("OwnChoice", "Personen ville inte", false) })
        {
            var (world, referrer, id) = await SentAsync(site);
            var step = await lead.GetAsync($"{world.PathOf(id)}/steg/Decline");
            (await step.SubmitAsync("main form", ("Input.Reason", reason))).Status.ShouldBe(200);

            var page = await referrer.GetAsync($"/anvisningar/{id}");

            page.Text.Contains(words, StringComparison.Ordinal).ShouldBe(isTold);
            page.Text.Contains("om personen samtycker", StringComparison.Ordinal).ShouldBe(!isTold);
        }
    }

    [Fact]
    public async Task How_it_went_is_told_while_a_waiver_names_the_referrers_organisation()
    {
        await using var site = await Site.StartAsync();
        var referrer = await site.SignInAsync("referrer");
        var (told, untold) = (await OfAsync(true), await OfAsync(false));

        (await referrer.GetAsync($"/anvisningar/{told}")).Text.ShouldContain("Avslutad");
        var closed = await referrer.GetAsync($"/anvisningar/{untold}");
        closed.Text.ShouldContain("Ni får veta mer om personen samtycker");
        closed.Text.ShouldNotContain("Avslutad");

        await site.OwnerAsync("update secrecy_waivers set superseded_at = registered_at");
        (await referrer.GetAsync($"/anvisningar/{told}")).Text.ShouldNotContain("Avslutad", Case.Sensitive, "withdrawn, it stops at the next reading");

        Task<Guid> OfAsync(bool isCovered) => site.FactAsync<Guid>("""
            select r.id from referrals r join accounts a on a.id = r.referred_by and a.demo_role = 'referrer'
            where r.state = 'enrolled' and $1 = exists (select from secrecy_waivers w where w.participant_id = r.participant_id and w.recipient_organisation_id = r.organisation_id and 'outcome' = any (w.parts)) limit 1
            """, isCovered);
    }

    [Fact]
    public async Task Another_referrer_of_the_same_or_another_organisation_meets_none_of_it()
    {
        await using var site = await Site.StartAsync();
        var (_, _, id) = await SentAsync(site);
        var organisation = await site.FactAsync<Guid>("select organisation_id from referrals where id = $1", id);
        var another = await site.FactAsync<Guid>("select id from organisations where type = 'municipality' and id <> $1 limit 1", organisation);
        foreach (var place in new[] { organisation, another })
        {
            var other = await site.SignInAsync(Role.Referrer, null, place);
            (await other.GetAsync($"/anvisningar/{id}")).Status.ShouldBe(404);
            (await other.GetAsync("/anvisningar")).Source.ShouldNotContain("Anvissund");
            foreach (var path in new[] { "/insatser", "/deltagare", "/organisationer", "/resultat" })
            {
                (await other.GetAsync(path)).Status.ShouldBe(403, path);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_told_of_who_is_in_the_initiative_already()
    {
        await using var site = await Site.StartAsync();
        var referrer = await site.SignInAsync("referrer");
        var known = (await site.Database.RowsAsync("select p.given_name, p.family_name, d.birth_date::text from participants p join participant_details d on d.participant_id = p.id where not p.is_protected limit 1")).Single();
        var form = await referrer.GetAsync("/anvisningar/ny");

        var sent = await form.SubmitAsync("main form",
            ("Input.GivenName", (string)known[0]!), ("Input.FamilyName", (string)known[1]!), ("Input.BirthDate", (string)known[2]!), ("Input.IsAgreed", "true"));

        sent.Status.ShouldBe(200);
        sent.Text.ShouldNotContain("samma person");
        var world = await ReferralWorld.OfAsync(site);
        var lead = await site.SignInAsync("project_lead");
        (await lead.GetAsync(world.PathOf(Guid.Parse(sent.Path.Split('/')[2])))).Document.QuerySelector("main .ds-alert a[href*='/deltagare/']").ShouldNotBeNull("staff see it");
    }

    [Theory]
    [InlineData("Input.Initiative", "01890000-0000-7000-8000-000000000000")]
    [InlineData("Input.Initiative", "")]
    [InlineData("Input.FamilyName", " ")]
    [InlineData("Input.BirthDate", "2040-01-01")]
    [InlineData("Input.Number", "123")]
    [InlineData("Input.IsAgreed", "false")]
    [InlineData("Input.Organisation", "01890000-0000-7000-8000-000000000000")]
    public async Task What_is_wrong_is_said_in_words_and_nothing_is_sent(string field, string value)
    {
        var referrer = await demo.Site.SignInAsync("referrer");
        var before = await demo.Site.FactAsync<long>("select count(*) from referrals where family_name = 'Felsson'");
        var form = await referrer.GetAsync("/anvisningar/ny");

        (string, string?)[] usual = [("Input.GivenName", "Fel"), ("Input.FamilyName", "Felsson"), ("Input.BirthDate", "1990-02-03"), ("Input.IsAgreed", "true")];
        var answer = await form.SubmitAsync("main form", [.. usual.Where(given => given.Item1 != field), (field, value)]);

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").ShouldHaveSingleItem();
        (await demo.Site.FactAsync<long>("select count(*) from referrals where family_name = 'Felsson'")).ShouldBe(before);
    }

    [Fact]
    public async Task Where_the_intake_has_closed_or_referrals_are_not_taken_nobody_is_referred()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var referrer = await site.SignInAsync("referrer");
        var form = await referrer.GetAsync("/anvisningar/ny");
        await site.OwnerAsync("insert into referral_settings (initiative_id, takes_referrals) values ($1, false)", world.Initiative);
        (await referrer.GetAsync("/anvisningar/ny")).Document.QuerySelector("main form").ShouldBeNull();
        (await form.SubmitAsync("main form", ("Input.GivenName", "A"), ("Input.FamilyName", "B"), ("Input.BirthDate", "1990-02-03"), ("Input.IsAgreed", "true"))).Status.ShouldBe(422);
        await site.OwnerAsync("delete from referral_settings");
        await site.OwnerAsync("update initiatives set intake_ends_on = '2026-04-14' where id = $1", world.Initiative);
        (await referrer.GetAsync("/anvisningar/ny")).Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task The_database_itself_keeps_a_referrer_to_the_own_referrals()
    {
        await using var site = await Site.StartAsync();
        var (world, _, id) = await SentAsync(site);
        var account = await world.AccountAsync("referrer");
        var organisation = new OrganisationId(await site.FactAsync<Guid>("select organisation_id from referrals where id = $1", id));
        await using var source = NpgsqlDataSource.Create(site.Database.ApplicationConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        var own = await site.FactAsync<long>("select count(*) from referrals where referred_by = $1", account);
        var scope = new AccessScope { Account = new(account), RefersFor = [organisation], Today = new(2026, 4, 15) };

        (await CountAsync(scope, "referrals")).ShouldBe(own);
        (await CountAsync(scope, "referral_notes")).ShouldBeLessThanOrEqualTo(own);
        (await CountAsync(scope, "referral_notes where written_by <> access.account()")).ShouldBe(0);
        (await CountAsync(scope with { RefersFor = [] }, "referrals")).ShouldBe(0, "who is a referrer no longer");
        (await CountAsync(scope with { Account = new(Guid.CreateVersion7()) }, "referrals")).ShouldBe(0);
        (await CountAsync(scope, "initiatives")).ShouldBe(0);
        (await CountAsync(scope, "participants")).ShouldBe(0);
        var coach = new AccessScope { Account = new(await world.AccountAsync("coach")), Initiatives = [new(world.Initiative)], Coached = [new(world.Initiative)], Today = new(2026, 4, 15) };
        (await CountAsync(coach, "referrals where assigned_to is not null and assigned_to <> access.account()")).ShouldBe(0);
        (await CountAsync(coach with { Coached = [] }, "referrals")).ShouldBe(0, "who only reads the initiative");

        (await CountAsync(scope, $"(select id from referrals where id = '{id}' for update) found")).ShouldBe(0, "there is no row to change");
        (await StateAsync(scope, $"delete from referrals where id = '{id}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await StateAsync(scope, "select cipher from protected_referrals")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await StateAsync(scope, $"""
            insert into referral_events (id, initiative_id, referral_id, state, occurred_on, registered_at, registered_by)
            values (uuidv7(), '{world.Initiative}', '{id}', 'contacted', '2026-04-15', now(), '{account}')
            """)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await StateAsync(scope, $"select access.refer(uuidv7(), '{await site.FactAsync<Guid>("select id from initiatives where state = 'draft' limit 1")}')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await StateAsync(new AccessScope(), $"select access.refer(uuidv7(), '{world.Initiative}')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        async Task<long> CountAsync(AccessScope seen, string from)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, seen);
            await using var command = new NpgsqlCommand($"select count(*) from {from}", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        async Task<string?> StateAsync(AccessScope seen, string sql)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, seen);
            return await RowSecurity.StateAsync(connection, sql);
        }
    }

    [Fact]
    public async Task That_somebody_was_enrolled_stands_on_the_start_for_a_fortnight()
    {
        await using var site = await Site.StartAsync();
        var (world, referrer, id) = await SentAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var form = await lead.GetAsync($"/insatser/{world.Initiative}/deltagare/ny?anvisning={id}");
        var group = form.Document.QuerySelectorAll("#Input_TargetGroup option, [name='Input.TargetGroup']").Select(static option => option.GetAttribute("value")).First(static value => !string.IsNullOrEmpty(value));
        (await form.SubmitAsync("main form", ("Input.Gender", "Woman"), ("Input.EnrolledOn", "2026-04-15"), ("Input.TargetGroup", group),
            ("Input.Coach", (await world.AccountAsync(DemoCases.Coach)).ToString()), ("Input.IsAnother", "true"))).Status.ShouldBe(200);

        (await referrer.GetAsync("/")).TextOf("[aria-labelledby=own-referrals]").ShouldNotBeNull().ShouldContain("Inskriven 15 april 2026");
        site.Clock.Advance(TimeSpan.FromDays(14));
        (await (await site.SignInAsync("referrer")).GetAsync("/")).TextOf("[aria-labelledby=own-referrals]").ShouldNotBeNull().ShouldNotContain("Inskriven");
    }

    private static async Task<(ReferralWorld World, Visitor Referrer, Guid Id)> SentAsync(Site site)
    {
        var referrer = await site.SignInAsync("referrer");
        var form = await referrer.GetAsync("/anvisningar/ny");
        var sent = await form.SubmitAsync("main form", ("Input.GivenName", "Anvisade"), ("Input.FamilyName", "Anvissund"), ("Input.BirthDate", "1990-02-03"), ("Input.IsAgreed", "true"));
        sent.Status.ShouldBe(200);
        return (await ReferralWorld.OfAsync(site), referrer, Guid.Parse(sent.Path.Split('/')[2]));
    }
}
