using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A signed version and the decision about it: what holds until it is amended. It never changes.</summary>
/// <param name="Id">Id.</param>
/// <param name="InitiativeId">Whose.</param>
/// <param name="Number">1 for the agreement itself; those above amend it.</param>
/// <param name="Version">Number of the version that was signed.</param>
/// <param name="Sha256">Of its content.</param>
/// <param name="DecisionId">The decision; null for an amendment that needed none of the board.</param>
/// <param name="DecidedOn">When the board decided.</param>
/// <param name="Paragraph">Of its minutes.</param>
/// <param name="Maximum">The most that is paid, SEK.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="AgreedAt">When it was made.</param>
/// <param name="AgreedBy">By whom.</param>
/// <param name="Reason">Why it amends the one before; null for the agreement itself.</param>
/// <param name="ForeseenMaximum">The most that is paid since something happened that its decision foresaw; null while nothing has changed it.</param>
/// <param name="ForeseenEndsOn">The last day since then.</param>
public sealed record Agreement(
    Guid Id, InitiativeId InitiativeId, int Number, int Version, byte[] Sha256, Guid? DecisionId, DateOnly? DecidedOn, int? Paragraph, decimal Maximum, DateOnly StartsOn, DateOnly EndsOn,
    DateTimeOffset AgreedAt, string AgreedBy, string? Reason, decimal? ForeseenMaximum, DateOnly? ForeseenEndsOn)
{
    /// <summary>What is granted, with what its decision foresaw and has happened since.</summary>
    public AgreedTerms Terms => new(ForeseenMaximum ?? Maximum, StartsOn, ForeseenEndsOn ?? EndsOn);

    /// <summary>The agreement and all that amends it, the newest first; empty while there is none.</summary>
    public static Task<IReadOnlyList<Agreement>> AllAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<Agreement>(Sql.Of($"""
        select a.id, a.initiative_id, a.number, v.number as version, v.sha256, a.decision_id, d.decided_on, d.paragraph, a.maximum, a.starts_on, a.ends_on, a.agreed_at, w.display_name as agreed_by, m.reason,
               f.maximum as foreseen_maximum, f.ends_on as foreseen_ends_on
        from agreements a
        join application_versions v on v.id = a.version_id
        join accounts w on w.id = a.agreed_by
        left join decisions d on d.id = a.decision_id
        left join amendments m on m.agreement_id = a.id
        left join lateral (
            select (array_agg(s.maximum order by s.settled_at desc) filter (where s.maximum is not null))[1] as maximum,
                   (array_agg(s.ends_on order by s.settled_at desc) filter (where s.ends_on is not null))[1] as ends_on
            from decision_scenarios s
            where s.initiative_id = a.initiative_id and s.happened and s.settled_at >= a.agreed_at
              and s.decision_id = (select b.decision_id from agreements b where b.initiative_id = a.initiative_id and b.number <= a.number and b.decision_id is not null order by b.number desc limit 1)) f on true
        where a.initiative_id = {initiative} order by a.number desc
        """), cancellation);

    /// <summary>Whether there is one.</summary>
    public static Task<bool> IsMadeAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select exists (select from agreements where initiative_id = {initiative})"), cancellation);
}

/// <summary>Addresses of agreements and what amends them.</summary>
public static class AgreementPaths
{
    /// <summary>The agreement.</summary>
    public static string Of(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/overenskommelse";

    /// <summary>The amendment that is being made.</summary>
    public static string Amendment(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/andring";

    /// <summary>Where one is begun.</summary>
    public static string Amend(InitiativeId initiative) => $"{Of(initiative)}/andra";

    /// <summary>Where a party's withdrawal is told.</summary>
    public static string PartyLeaves(InitiativeId initiative) => $"{Of(initiative)}/part-lamnar";
}
