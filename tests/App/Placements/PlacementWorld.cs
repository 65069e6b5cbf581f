namespace Samsteg.App;

/// <summary>People and places for tests of placements, beside those of the demo: each test makes its own.</summary>
internal sealed class PlacementWorld(Site site)
{
    /// <summary>The coach's running initiative.</summary>
    public async Task<Guid> InitiativeAsync() =>
        await site.FactAsync<Guid>("select r.initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'coach'");

    /// <summary>A participant on the coach's caseload, enrolled on 2 February 2026.</summary>
    public async Task<Guid> ParticipantAsync(bool isProtected = false)
    {
        var id = Guid.CreateVersion7();
        await site.OwnerAsync("""
            insert into participants (id, initiative_id, reference, is_protected, given_name, family_name)
            values ($1, $2, $3, $4, case when not $4 then 'Prova' end, case when not $4 then 'Provberg' end)
            """, id, await InitiativeAsync(), Reference(id), isProtected);
        await site.OwnerAsync("""
            insert into participant_details (participant_id, initiative_id, birth_date)
            select id, initiative_id, case when not is_protected then date '1990-01-01' end from participants where id = $1
            """, id);
        await site.OwnerAsync("""
            insert into enrolments (id, initiative_id, participant_id, gender, target_group, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'not_stated', 'needs_work_training', '2026-02-02', '2026-02-02T09:00Z', (select id from accounts where demo_role = 'coach')
            from participants where id = $1
            """, id);
        await site.OwnerAsync("""
            insert into case_assignments (id, initiative_id, participant_id, account_id, valid_from)
            select uuidv7(), initiative_id, id, (select id from accounts where demo_role = 'coach'), '2026-02-02' from participants where id = $1
            """, id);
        return id;
    }

    /// <summary>The short code of a participant made here.</summary>
    public static string Reference(Guid participant) => participant.ToString("N")[20..];

    /// <summary>An organisation.</summary>
    public async Task<Guid> OrganisationAsync()
    {
        var id = Guid.CreateVersion7();
        await site.OwnerAsync("insert into organisations (id, name, type) values ($1, $2, 'social_enterprise_asf')", id, $"Provplatsen {Reference(id)}");
        return id;
    }

    /// <summary>A placement, started when a day is given.</summary>
    public async Task<Guid> PlacementAsync(Guid participant, string? startedOn = null, string plannedStart = "2026-03-02", string plannedEnd = "2026-06-30")
    {
        var id = Guid.CreateVersion7();
        await site.OwnerAsync("""
            insert into placements (id, initiative_id, participant_id, organisation_id, kind, planned_start, planned_end)
            select $1, initiative_id, id, $3, 'work_training', $4::text::date, $5::text::date from participants where id = $2
            """, id, participant, await OrganisationAsync(), plannedStart, plannedEnd);
        if (startedOn is not null)
        {
            await site.OwnerAsync("""
                insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by)
                select uuidv7(), initiative_id, participant_id, id, 'started', $2::text::date, $2::text::date + time '12:00', (select id from accounts where demo_role = 'coach')
                from placements where id = $1
                """, id, startedOn);
        }

        return id;
    }

    /// <summary>A page of a placement.</summary>
    public async Task<string> PathAsync(Guid placement, string rest = "") => $"/insatser/{await InitiativeAsync()}/platser/{placement}{rest}";
}
