using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What other capabilities need to know of an initiative.</summary>
/// <param name="Id">The initiative.</param>
/// <param name="Name">Its name in the language of the request.</param>
/// <param name="Owner">Name of the organisation that owns it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="IntakeEndsOn">Last day to enrol; null: the plan does not say, so the last day of the initiative.</param>
/// <param name="MaximumGrant">The most that is paid, in SEK; null when it is not known.</param>
/// <param name="Cadence">How often a placement is followed up.</param>
public sealed record InitiativeFacts(
    InitiativeId Id, string Name, string Owner, InitiativeState State, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn,
    decimal? MaximumGrant, FollowUpCadence Cadence)
{
    /// <summary>Last day to enrol.</summary>
    public DateOnly LastIntakeDay => IntakeEndsOn ?? EndsOn;

    /// <summary>Whether somebody may be enrolled on that day.</summary>
    public bool TakesInOn(DateOnly day) => day >= StartsOn && day <= LastIntakeDay;

    /// <summary>Address of its overview.</summary>
    public string Path => $"/insatser/{Id}";
}

/// <summary>The initiatives that the viewer reaches, as facts for other capabilities and as alternatives in forms.</summary>
public sealed class InitiativeChoices(RequestDatabase database)
{
    /// <summary>One initiative; null when there is none, or it is out of the viewer's reach.</summary>
    public async Task<InitiativeFacts?> FindAsync(InitiativeId initiative, CancellationToken cancellation = default) =>
        (await database.FindAsync<Row>(Select(Sql.Of($"i.id = {initiative}")), cancellation))?.ToFacts();

    /// <summary>All that the viewer reaches, by name; cancelled ones are left out.</summary>
    public async Task<IReadOnlyList<InitiativeFacts>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<Row>(Select(Sql.Of($"i.state <> {InitiativeState.Cancelled}")), cancellation)).Select(static row => row.ToFacts())];

    private static Sql Select(Sql condition) => Sql.Of($"""
        select i.id, {LocalText.Column("i.name")} as name, o.name as owner, i.state, i.starts_on, i.ends_on, i.intake_ends_on, i.maximum_grant,
               coalesce(c.every, array[]::text[]) as every, coalesce(c.times, array[]::integer[]) as times, coalesce(c.visits, array[]::boolean[]) as visits
        from initiatives i
        join organisations o on o.id = i.owner_id
        left join lateral (
            select array_agg(p.every order by p.position) as every, array_agg(p.times order by p.position) as times,
                   array_agg(p.prefer_site_visit order by p.position) as visits
            from follow_up_phases p where p.initiative_id = i.id) c on true
        where {condition}
        order by {LocalText.Column("i.name")} collate "sv-x-icu", i.id
        """);

    private sealed record Row(
        InitiativeId Id, string Name, string Owner, InitiativeState State, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn,
        decimal? MaximumGrant, string[] Every, int?[] Times, bool[] Visits)
    {
        public InitiativeFacts ToFacts() => new(Id, Name, Owner, State, StartsOn, EndsOn, IntakeEndsOn, MaximumGrant, new FollowUpCadence(
            [.. Every.Select((every, index) => new CadencePhase(Enum.Parse<FollowUpInterval>(SnakeCase.ToPascal(every)), Times[index], Visits[index]))]));
    }
}
