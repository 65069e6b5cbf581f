using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An activity of the plan that is carried out in sessions.</summary>
/// <param name="Id">The planned activity.</param>
/// <param name="Type">Its type.</param>
/// <param name="PlanAudience">Who the plan says it is for: <c>participants</c>, <c>enterprises</c>, <c>public_sector</c> or <c>joint</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="SessionsEach">Sessions in each series; null when the plan does not say.</param>
/// <param name="HoursEach">Hours of each session; null when the plan does not say.</param>
/// <param name="SeriesMade">Series made so far.</param>
public sealed record PlannedSession(
    Guid Id, string Type, string PlanAudience, string Name, int? SessionsEach, decimal? HoursEach, int SeriesMade)
{
    /// <summary>Who the sessions are for.</summary>
    public Attendees Audience => PlanAudience == "participants" ? Attendees.Participants : Attendees.Organisations;
}

/// <summary>Finds the activities of an initiative's plan that are carried out in sessions.</summary>
public sealed class PlannedSessions(RequestDatabase database)
{
    /// <summary>In the order of the plan.</summary>
    public Task<IReadOnlyList<PlannedSession>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<PlannedSession>(Sql.Of($"""
            select p.id, p.type, p.audience as plan_audience, {LocalText.Column("p.name")} as name, p.sessions_each, p.hours_each,
                   (select count(*)::integer from activity_series s where s.initiative_id = p.initiative_id and s.type = p.type) as series_made
            from planned_activities p
            where p.initiative_id = {initiative} and p.type <> all ({ActivityKinds.WithoutSessions.ToArray()})
            order by p.code, p.id
            """), cancellation);
}
