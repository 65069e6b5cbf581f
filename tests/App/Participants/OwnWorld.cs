using System.Text.RegularExpressions;

namespace Samsteg.App.Participants;

/// <summary>A participant with an account of her own, beside that of the demo: each test makes its own.</summary>
internal sealed partial class OwnWorld(Site site)
{
    private readonly PlacementWorld _world = new(site);

    /// <summary>The coach's file of a participant.</summary>
    public async Task<(string Path, Guid Participant)> CaseAsync(bool isProtected = false)
    {
        var participant = await _world.ParticipantAsync(isProtected);
        return ($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}", participant);
    }

    /// <summary>Signs the participant in, by an account that is tied to her.</summary>
    public async Task<Visitor> SignInAsync(Guid participant)
    {
        var key = $"own_{participant:N}";
        await site.OwnerAsync("""
            with account as (insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, display_name, demo_role, email_confirmed)
                values (uuidv7(), $1, upper($1), $1 || '@example.se', upper($1 || '@example.se'), $1, $3, $1, true) returning id),
            role as (insert into role_assignments (id, account_id, role, valid_from) select uuidv7(), id, 'participant', '2026-01-01' from account)
            insert into participant_accounts (id, initiative_id, participant_id, account_id, invited_at, invited_by)
            select uuidv7(), p.initiative_id, p.id, account.id, '2026-03-01', c.id from account, participants p, accounts c where p.id = $2 and c.demo_role = 'coach'
            """, key, participant, PlacementWorld.Reference(participant));
        return await site.SignInAsync(key);
    }

    /// <summary>A goal with a step in front and another one.</summary>
    public async Task PlanAsync(Guid participant, string next = "Ringa kaféet", string other = "Skriva cv")
    {
        await site.OwnerAsync("""
            with goal as (insert into action_goals (id, initiative_id, participant_id, goal_id, text, occurred_on, registered_at, registered_by)
                select uuidv7(), p.initiative_id, p.id, uuidv7(), 'Jag vill ha ett jobb', '2026-03-01', '2026-03-01', c.id from participants p, accounts c where p.id = $1 and c.demo_role = 'coach' returning *)
            insert into action_steps (id, initiative_id, participant_id, goal_id, step_id, text, responsible, due_on, state, is_next, occurred_on, registered_at, registered_by)
            select uuidv7(), g.initiative_id, g.participant_id, g.goal_id, uuidv7(), s.text, 'participant', '2026-04-20', 'open', s.is_next, '2026-03-01', '2026-03-01', g.registered_by
            from goal g, (values ($2::text, true), ($3::text, false)) as s (text, is_next)
            """, participant, next, other);
    }

    /// <summary>A meeting booked on 20 April 2026 at 10 in Sweden.</summary>
    public Task BookAsync(Guid participant, string place) => site.OwnerAsync("""
        insert into planned_contacts (id, initiative_id, participant_id, purpose, channel, starts_at, place, state, booked_at, booked_by)
        select uuidv7(), p.initiative_id, p.id, 'individual_coaching', 'meeting', '2026-04-20T08:00Z', $2, 'booked', '2026-04-01', c.id from participants p, accounts c where p.id = $1 and c.demo_role = 'coach'
        """, participant, place);

    /// <summary>The coach makes a link; the path and query that it leads to.</summary>
    public async Task<string> LinkAsync(string path)
    {
        var shown = await (await (await site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/egen-sida")).SubmitAsync("form[action*='handler=Link']");
        shown.Status.ShouldBe(200);
        return LinkPath().Match(shown.Document.Body!.TextContent).Value;
    }

    [GeneratedRegex("/min-sida/lank\\?kod=[A-Za-z0-9_-]{43}")]
    private static partial Regex LinkPath();
}
