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
public sealed record Agreement(
    Guid Id, InitiativeId InitiativeId, int Number, int Version, byte[] Sha256, Guid? DecisionId, DateOnly? DecidedOn, int? Paragraph, decimal Maximum, DateOnly StartsOn, DateOnly EndsOn,
    DateTimeOffset AgreedAt, string AgreedBy, string? Reason)
{
    /// <summary>What is granted.</summary>
    public AgreedTerms Terms => new(Maximum, StartsOn, EndsOn);

    /// <summary>The agreement and all that amends it, the newest first; empty while there is none.</summary>
    public static Task<IReadOnlyList<Agreement>> AllAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<Agreement>(Sql.Of($"""
        select a.id, a.initiative_id, a.number, v.number as version, v.sha256, a.decision_id, d.decided_on, d.paragraph, a.maximum, a.starts_on, a.ends_on, a.agreed_at, w.display_name as agreed_by, m.reason
        from agreements a
        join application_versions v on v.id = a.version_id
        join accounts w on w.id = a.agreed_by
        left join decisions d on d.id = a.decision_id
        left join amendments m on m.agreement_id = a.id
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
