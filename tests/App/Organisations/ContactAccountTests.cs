using Samsteg.App.Platform;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>How somebody at an organisation comes to an account: invited from the organisation's page, ended there or by leaving.</summary>
public sealed class ContactAccountTests
{
    [Fact]
    public async Task Who_is_invited_chooses_a_password_and_is_at_home_until_the_day_of_leaving()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var one = await new SupervisionWorld(site).PlacementAsync();
        var address = await site.FactAsync<string>("select email from contact_persons where id = $1", one.Contact);
        var here = $"/organisationer/{one.Organisation}/kontaktpersoner/{one.Contact}/konto";
        var lead = await site.SignInAsync("project_lead");
        await Mailbox.TakeAsync(site);

        var page = await (await lead.GetAsync($"/organisationer/{one.Organisation}")).FollowAsync("a[href$='/konto']");
        var twice = page;
        page = await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"));
        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Väntar på svar");
        (await twice.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"))).Status.ShouldBe(409);
        var mail = (await Mailbox.TakeAsync(site)).ShouldHaveSingleItem();
        mail.To.ShouldBe(address);
        foreach (var personal in new[] { "Prova", "Hanna", "Provplatsen", "Nyttiga" })
        {
            (mail.Subject + mail.Body).ShouldNotContain(personal);
        }

        var visitor = site.Visit();
        await (await visitor.GetAsync(mail.Link)).SubmitAsync("main form", ("Input.Password", Person.Password));
        var person = new Person(site, await site.FactAsync<Guid>("select id from accounts where email = $1", address!), address!);
        (await person.TryAsync(visitor: visitor)).Path.ShouldBe("/handledning");
        (await visitor.GetAsync(one.Path)).Status.ShouldBe(200);
        (await visitor.GetAsync("/var-organisation")).Status.ShouldBe(403);
        (await lead.GetAsync(here)).Text.ShouldContain("Används");
        (await lead.GetAsync($"/organisationer/{one.Organisation}")).TextOf("a[href$='/konto']")!.ShouldStartWith("Konto");

        (await (await lead.GetAsync($"/organisationer/{one.Organisation}/kontaktpersoner/{one.Contact}/slutat")).SubmitAsync("main form", ("Input.LeftOn", "2026-04-15"))).Status.ShouldBe(200);
        (await visitor.GetAsync(one.Path)).Path.ShouldStartWith("/logga-in");
        (await site.FactAsync<bool>("select a.closed_at is not null and a.email is null and t.ended_at is not null from contact_accounts t join accounts a on a.id = t.account_id where t.contact_person_id = $1", one.Contact)).ShouldBeTrue();
        (await lead.GetAsync(here)).Text.ShouldContain("har slutat");
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'contact_accounts' and action in ('invited', 'closed')")).ShouldBe(2);
    }

    [Fact]
    public async Task Leads_are_told_of_who_is_let_in_or_moves_and_the_former_address_that_it_is_no_longer_an_accounts()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var one = await new SupervisionWorld(site).PlacementAsync();
        var (initiative, elsewhere) = (await new PlacementWorld(site).InitiativeAsync(), await site.FactAsync<Guid>("select id from initiatives where id <> (select initiative_id from placements where id = $1) limit 1", one.Placement));
        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-01' where role = 'project_lead'");
        var (actor, _, _) = (await site.SignInAsync(Role.ProjectLead, initiative), await site.SignInAsync(Role.ProjectLead, initiative), await site.SignInAsync(Role.ProjectLead, elsewhere));
        var former = await site.FactAsync<string>("select email from contact_persons where id = $1", one.Contact);
        await Mailbox.TakeAsync(site);
        var person = $"/organisationer/{one.Organisation}/kontaktpersoner/{one.Contact}";

        (await (await actor.GetAsync($"{person}/konto")).SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"))).Status.ShouldBe(200);
        var told = (await Mailbox.TakeAsync(site)).Where(mail => mail.To != former).ShouldHaveSingleItem("the other lead, and neither who did it nor other initiatives");
        told.Link.ShouldEndWith($"{person}/konto");
        (told.Subject + told.Body).ShouldNotContain("Hanna");

        (await (await actor.GetAsync($"{person}/andra")).SubmitAsync("main form", ("Input.Phone", "016-1"))).Status.ShouldBe(200);
        (await Mailbox.TakeAsync(site)).ShouldBeEmpty("the address is the same");
        (await (await actor.GetAsync($"{person}/andra")).SubmitAsync("main form", ("Input.Email", "ny.adress@example.se"))).Status.ShouldBe(200);
        var mails = await Mailbox.TakeAsync(site);
        mails.Select(static mail => mail.To).Order().ShouldBe(new[] { told.To, former! }.Order());
        var gone = mails.Single(mail => mail.To == former);
        foreach (var personal in new[] { "Hanna", "Provplatsen", "ny.adress", "Prova" })
        {
            (gone.Subject + gone.Body).ShouldNotContain(personal);
        }
    }

    [Fact]
    public async Task An_account_is_made_for_who_can_have_one_and_ended_so_that_the_address_is_free()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var (world, organisation) = (new SupervisionWorld(site), await new PlacementWorld(site).OrganisationAsync());
        var contact = await world.ContactAsync(organisation, isSupervisor: false);
        var here = $"/organisationer/{organisation}/kontaktpersoner/{contact}/konto";
        var lead = await site.SignInAsync("project_lead");
        var page = await lead.GetAsync(here);

        page.TextsOf("main label").ShouldNotContain("Handledare");
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", null))).TextOf("[id='Input_Roles-error']").ShouldNotBeNull();
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"))).Text.ShouldContain("inte märkt som handledare");
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "ProjectLead"))).Status.ShouldBe(422);
        await site.OwnerAsync("update contact_persons set email = 'COACH@example.se' where id = $1", contact);
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "OrganisationContact"))).Text.ShouldContain("används redan");
        await site.OwnerAsync("update contact_persons set email = null where id = $1", contact);
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "OrganisationContact"))).Status.ShouldBe(422);
        (await site.FactAsync<long>("select count(*) from contact_accounts where contact_person_id = $1", contact)).ShouldBe(0);

        await site.OwnerAsync("update contact_persons set email = 'hanna@example.se' where id = $1", contact);
        (await (await lead.GetAsync(here)).SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "OrganisationContact"))).Status.ShouldBe(200);
        (await (await lead.GetAsync(here)).SubmitAsync("form[action*='handler=Again']")).Status.ShouldBe(200);
        (await (await lead.GetAsync(here)).SubmitAsync("form[action*='handler=End']")).Status.ShouldBe(200);
        (await (await lead.GetAsync(here)).SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "OrganisationContact"))).Status.ShouldBe(200, "the address was forgotten");
        (await site.FactAsync<string>("select string_agg(role || ' ' || (valid_until is null), ' ' order by r.id) from role_assignments r where organisation_id = $1", organisation)).ShouldBe("organisation_contact false organisation_contact true");
    }

    [Fact]
    public async Task Nobody_is_invited_to_supervise_where_the_inviter_has_nothing_to_do()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var one = await new SupervisionWorld(site).PlacementAsync();
        var other = await site.FactAsync<Guid>("select id from initiatives where id <> (select initiative_id from placements where id = $1) limit 1", one.Placement);
        var path = $"/organisationer/{one.Organisation}/kontaktpersoner/{one.Contact}/konto";

        var refused = await (await (await site.SignInAsync(Role.ProjectLead, other, null)).GetAsync(path)).SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"));
        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("insats som du inte arbetar i");
        (await (await (await site.SignInAsync(Role.AssociationOfficer)).GetAsync(path)).SubmitAsync("form[action*='handler=Invite']", ("Input.Roles", "Supervisor"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Only_who_edits_the_register_invites_and_ends_also_in_the_database()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var organisation = await new PlacementWorld(site).OrganisationAsync();
        var contact = await new SupervisionWorld(site).ContactAsync(organisation);
        (await (await site.SignInAsync("coach")).GetAsync($"/organisationer/{organisation}/kontaktpersoner/{contact}/konto")).Status.ShouldBe(403);
        var initiative = await new PlacementWorld(site).InitiativeAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var rights = PermissionTable.Roles[role];
            await site.SignInAsync(role, PermissionTable.IsGivenInInitiatives(role) ? initiative : null, PermissionTable.PlaceOf(role) == RolePlace.Organisation ? organisation : null);
            var account = await site.FactAsync<Guid>("select id from accounts where demo_role like 'person_%' order by id desc limit 1");
            await using var scope = await site.ScopeOfAsync(account);
            var database = (RequestDatabase)scope.ServiceProvider.GetService(typeof(RequestDatabase))!;

            (await database.ScalarAsync<bool>(Sql.Of($"select access.edits_organisations()"))).ShouldBe(rights.Permissions.Contains(Permissions.OrganisationsEdit), $"{role}");
            if (!rights.Permissions.Contains(Permissions.OrganisationsEdit))
            {
                (await database.ScalarAsync<string?>(Sql.Of($"select access.invite_contact({organisation}, {contact}, {Guid.NewGuid()}, {Guid.NewGuid()}, array['supervisor'], 'sv', now())"))).ShouldBe("closed");
                (await database.ScalarAsync<bool>(Sql.Of($"select access.end_contact_account({organisation}, {contact}, now())"))).ShouldBeFalse();
            }
        }
    }
}
