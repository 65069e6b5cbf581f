using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What can be chosen between when somebody is enrolled in an initiative.</summary>
/// <param name="Period">When it runs and takes people in.</param>
/// <param name="TargetGroups">The initiative's own groups of people.</param>
/// <param name="Referrers">Organisations of the register that refer people, and those that are registered to have done so; the initiative's partners first.</param>
/// <param name="Coaches">Open accounts that coach in the initiative on the day it is asked for.</param>
public sealed record EnrolmentChoices(
    InitiativePeriod Period, IReadOnlyList<Choice> TargetGroups, IReadOnlyList<Choice> Referrers, IReadOnlyList<Choice> Coaches)
{
    /// <summary>Whether an alternative is among those offered.</summary>
    public static bool Offers(IReadOnlyList<Choice> choices, object? value) => value?.ToString() is var wanted && choices.Any(choice => choice.Value == wanted);

    /// <summary>Loads them; null when the initiative is out of reach.</summary>
    internal static async Task<EnrolmentChoices?> OfAsync(
        RequestDatabase database, InitiativeId initiative, DateOnly day, CancellationToken cancellation)
    {
        var period = await database.FindAsync<InitiativePeriod>(
            Sql.Of($"select starts_on, ends_on, intake_ends_on from initiatives where id = {initiative}"), cancellation);
        if (period is null)
        {
            return null;
        }

        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select 'group' as kind, g.code as value, {LocalText.Column("g.name")} as text, g.position::bigint as place
            from initiative_target_groups g where g.initiative_id = {initiative} and g.kind = 'end_user'
            union all
            select 'referrer', o.id::text, o.name, case when p.id is null then 1 else 0 end
            from organisations o left join initiative_partners p on p.organisation_id = o.id and p.initiative_id = {initiative}
            where o.type not in ('company', 'municipal_company', 'regional_company', 'incubator', 'network', 'funder', 'consultant', 'foreign_partner')
               or o.id in (select e.referrer_organisation_id from enrolments e where e.initiative_id = {initiative})
               or o.id in (select r.organisation_id from referrals r where r.initiative_id = {initiative})
            union all
            select distinct 'coach', a.id::text, a.display_name, 0
            from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role = 'coach' and not r.awaits_confirmation and a.closed_at is null
              and r.valid_from <= {day} and coalesce(r.valid_until, 'infinity') >= {day}
            order by 1, 4, 3
            """), cancellation);
        IReadOnlyList<Choice> Of(string kind) => [.. rows.Where(row => row.Kind == kind).Select(static row => new Choice(row.Value, row.Text))];
        return new EnrolmentChoices(period, Of("group"), Of("referrer"), Of("coach"));
    }

    private sealed record Row(string Kind, string Value, string Text, long Place);
}
