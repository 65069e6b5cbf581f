namespace Samsteg.App;

/// <summary>Supervisors and organisation contacts with accounts, for tests: each makes its own.</summary>
internal sealed class SupervisionWorld(Site site)
{
    private readonly PlacementWorld _world = new(site);

    /// <summary>Somebody at an organisation.</summary>
    public async Task<Guid> ContactAsync(Guid organisation, bool isSupervisor = true)
    {
        var id = Guid.CreateVersion7();
        await site.OwnerAsync("insert into contact_persons (id, organisation_id, name, email, is_supervisor) values ($1, $2, 'Hanna Handled', $3, $4)", id, organisation, $"{PlacementWorld.Reference(id)}@example.se", isSupervisor);
        return id;
    }

    /// <summary>Signs a contact person in, by an account that is tied to them; with the account.</summary>
    public async Task<(Visitor Visitor, Guid Account)> SignInAsync(Guid contact, params string[] roles)
    {
        var key = $"contact_{contact:N}";
        await site.OwnerAsync("""
            with account as (insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, display_name, demo_role, email_confirmed)
                select uuidv7(), $1, upper($1), c.email, upper(c.email), $1, c.name, $1, true from contact_persons c where c.id = $2 returning id),
            role as (insert into role_assignments (id, account_id, role, organisation_id, valid_from)
                select uuidv7(), account.id, given, c.organisation_id, '2026-01-01' from account, contact_persons c, unnest($3) as given where c.id = $2)
            insert into contact_accounts (id, contact_person_id, account_id, invited_at, invited_by)
            select uuidv7(), $2, account.id, '2026-03-01', c.id from account, accounts c where c.demo_role = 'project_lead'
            """, key, contact, roles);
        return (await site.SignInAsync(key), (await site.FactAsync<Guid>("select id from accounts where demo_role = $1", key)));
    }

    /// <summary>A placement that began on 2 March 2026, of a participant of the coach's, four mornings of 16 hours a week; and its supervisor.</summary>
    public async Task<Supervised> PlacementAsync(bool isProtected = false, string? startedOn = "2026-03-02")
    {
        var participant = await _world.ParticipantAsync(isProtected);
        var placement = await _world.PlacementAsync(participant, startedOn);
        var organisation = await site.FactAsync<Guid>("select organisation_id from placements where id = $1", placement);
        var contact = await ContactAsync(organisation);
        await site.OwnerAsync("update placements set supervisor_id = $2, hours_per_week = 16, tasks = 'Vika servetter' where id = $1", placement, contact);
        await site.OwnerAsync("insert into placement_plans (placement_id, initiative_id, participant_id, half_days, goals) select id, initiative_id, participant_id, 85, 'Klara en hel vecka' from placements where id = $1", placement); // mornings, Monday to Thursday
        return new(placement, participant, organisation, contact);
    }

    /// <summary>The participant's waiver to the organisation, as of 1 April 2026.</summary>
    public Task WaiveAsync(Supervised of) => site.OwnerAsync("""
        insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, purpose, parts, valid_until, occurred_on, registered_at, registered_by)
        select uuidv7(), p.initiative_id, p.participant_id, i.performer_id, p.organisation_id, 'Arbetsträning', '{placement}', '2026-12-31', '2026-04-01', '2026-04-01', c.id
        from placements p join initiatives i on i.id = p.initiative_id, accounts c where p.id = $1 and c.demo_role = 'coach'
        """, of.Placement);
}

/// <summary>A placement, whose, where, and who supervises.</summary>
internal sealed record Supervised(Guid Placement, Guid Participant, Guid Organisation, Guid Contact)
{
    public string Path => $"/handledning/{Placement}";
}
