using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What something new can be made of: a type of activity, or an activity of the plan that has none yet.</summary>
/// <param name="Id">The type's, or the planned activity's.</param>
/// <param name="PlannedActivityId">The activity of the plan; null where the plan has none.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Name">Its name in the language of the request.</param>
/// <param name="Minutes">Usual length of a session.</param>
/// <param name="Capacity">Most who can usually take part; null when it does not matter.</param>
/// <param name="SessionsEach">Sessions that the plan has in each series; null when it does not say.</param>
/// <param name="SeriesMade">Series made of it so far.</param>
public sealed record ActivityChoice(
    Guid Id, Guid? PlannedActivityId, string Kind, Attendees Audience, string Name, int Minutes, int? Capacity, int? SessionsEach, int SeriesMade);

/// <summary>The types of activity of an initiative. What the plan carries out in sessions is one of them without anybody having to say so.</summary>
public sealed class ActivityTypeList(RequestDatabase database)
{
    /// <summary>What something new can be made of: the plan's in its order, then the others by name.</summary>
    public Task<IReadOnlyList<ActivityChoice>> ChoicesAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<ActivityChoice>(Sql.Of($"""
            select coalesce(t.id, p.id) as id, p.id as planned_activity_id, coalesce(t.kind, p.type) as kind,
                   coalesce(t.audience, case p.audience when 'participants' then 'participants' when 'joint' then 'both' else 'organisations' end) as audience,
                   coalesce({LocalText.Column("t.name")}, {LocalText.Column("p.name")}) as name,
                   coalesce(t.minutes, least(720, greatest(5, coalesce(p.hours_each * 60, 180)))::integer) as minutes, coalesce(t.capacity, p.group_maximum) as capacity, p.sessions_each,
                   (select count(*)::integer from activity_series s where s.activity_type_id = t.id) as series_made
            from (select * from planned_activities where initiative_id = {initiative} and type <> all ({ActivityKinds.WithoutSessions.ToArray()})) p
            full join (select * from activity_types where initiative_id = {initiative}) t on t.planned_activity_id = p.id
            where t.is_retired is not true
            order by p.code nulls last, 5, 1
            """), cancellation);

    /// <summary>The type that somebody chose; made of the plan's activity where it has none yet. Null when there is no such choice.</summary>
    public async Task<ActivityType?> ChooseAsync(InitiativeId initiative, Guid? id, CancellationToken cancellation)
    {
        if ((await ChoicesAsync(initiative, cancellation)).FirstOrDefault(choice => choice.Id == id || choice.PlannedActivityId == id) is not { } chosen)
        {
            return null;
        }

        var known = new ActivityTypeId(chosen.Id);
        if (await database.Context.Set<ActivityType>().SingleOrDefaultAsync(type => type.Id == known && type.InitiativeId == initiative, cancellation) is { } type)
        {
            return type;
        }

        var names = await database.FindAsync<Names>(Sql.Of($"select name_sv as sv, name_en as en from planned_activities where id = {chosen.PlannedActivityId}"), cancellation);
        var made = new ActivityType
        {
            Id = NewId.Of<ActivityTypeId>(),
            InitiativeId = initiative,
            PlannedActivityId = chosen.PlannedActivityId,
            Kind = chosen.Kind,
            Audience = chosen.Audience,
            Name = new LocalText(names!.Sv, names.En),
            Minutes = chosen.Minutes,
            Capacity = chosen.Capacity,
        };
        database.Context.Add(made);
        await database.Context.SaveChangesAsync(cancellation);
        return made;
    }

    private sealed record Names(string Sv, string? En);
}
