using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An application as it is prepared for the board.</summary>
/// <param name="OfficerId">Who is in charge; null for nobody.</param>
/// <param name="Officer">That person's name.</param>
/// <param name="TakenUpAt">Since when.</param>
/// <param name="Applied">What was applied for then, SEK; null when the application does not say.</param>
/// <param name="Summary">What it is about, for the board.</param>
/// <param name="Proposed">What is proposed; null while nothing is.</param>
/// <param name="ProposedSum">SEK; null when no money is.</param>
/// <param name="ProposedConditions">One a line.</param>
/// <param name="ProposedReasons">Why.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="Round">1 for the application, those above for its amendments.</param>
/// <param name="Version">Of the row, to tell whether somebody has changed it meanwhile.</param>
public sealed record PreparedCase(
    AccountId? OfficerId, string? Officer, DateTimeOffset TakenUpAt, decimal? Applied, string Summary, DecisionKind? Proposed, decimal? ProposedSum, string ProposedConditions,
    string ProposedReasons, DateTimeOffset? ProposedAt, string? ProposedBy, int Round, long Version);

/// <summary>What was proposed in a round before: of the application itself, or of an amendment.</summary>
public sealed record EarlierProposal(int Round, DecisionKind Proposed, decimal? ProposedSum, string ProposedConditions, string ProposedReasons, DateTimeOffset ProposedAt, string ProposedBy);

/// <summary>How something to check stands.</summary>
public enum CheckState
{
    /// <summary>Not yet checked.</summary>
    Open,

    /// <summary>Checked.</summary>
    Done,

    /// <summary>Does not concern this case.</summary>
    NotApplicable,
}

/// <summary>Something to check.</summary>
public sealed record PreparationCheck(Guid Id, string Text, CheckState State, string Note, DateTimeOffset? ChangedAt, string? ChangedBy);

/// <summary>Something noted.</summary>
public sealed record PreparationNote(Guid Id, string Text, DateTimeOffset WrittenAt, string WrittenBy, DateTimeOffset? CorrectedAt);

/// <summary>Reads what is prepared; the database shows it to nobody else, and not to who is partial in the case.</summary>
public sealed class PreparationReader(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>A case; null when it was not taken up.</summary>
    public Task<PreparedCase?> FindAsync(InitiativeId initiative, CancellationToken cancellation) => database.FindAsync<PreparedCase>(Sql.Of($"""
        select p.officer_id, o.display_name as officer, p.taken_up_at, p.applied, p.summary, p.proposed, p.proposed_sum, p.proposed_conditions, p.proposed_reasons,
               p.proposed_at, b.display_name as proposed_by, p.round, p.xmin::text::bigint as version
        from preparations p left join accounts o on o.id = p.officer_id left join accounts b on b.id = p.proposed_by
        where p.initiative_id = {initiative}
        """), cancellation);

    /// <summary>What was proposed in the rounds before, the latest first.</summary>
    public Task<IReadOnlyList<EarlierProposal>> EarlierAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<EarlierProposal>(Sql.Of($"""
        select e.round, e.proposed, e.proposed_sum, e.proposed_conditions, e.proposed_reasons, e.proposed_at, b.display_name as proposed_by
        from earlier_preparations e join accounts b on b.id = e.proposed_by where e.initiative_id = {initiative} order by e.round desc
        """), cancellation);

    /// <summary>What was checked in the rounds before, in order.</summary>
    public Task<IReadOnlyList<PreparationCheck>> EarlierChecksAsync(InitiativeId initiative, CancellationToken cancellation) => ChecksAsync(initiative, Sql.Raw("<"), cancellation);

    /// <summary>What is checked, in order.</summary>
    public Task<IReadOnlyList<PreparationCheck>> ChecksAsync(InitiativeId initiative, CancellationToken cancellation) => ChecksAsync(initiative, Sql.Raw("="), cancellation);

    private Task<IReadOnlyList<PreparationCheck>> ChecksAsync(InitiativeId initiative, Sql round, CancellationToken cancellation) => database.QueryAsync<PreparationCheck>(Sql.Of($"""
        select c.id, c.text, c.state, c.note, c.changed_at, a.display_name as changed_by
        from preparation_checks c join preparations p on p.initiative_id = c.initiative_id and c.round {round} p.round left join accounts a on a.id = c.changed_by
        where c.initiative_id = {initiative} order by c.round desc, c.position
        """), cancellation);

    /// <summary>What is noted, the latest first; what was corrected too.</summary>
    public Task<IReadOnlyList<PreparationNote>> NotesAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<PreparationNote>(Sql.Of($"""
        select n.id, n.text, n.written_at, a.display_name as written_by, n.corrected_at
        from preparation_notes n join accounts a on a.id = n.written_by where n.initiative_id = {initiative} order by n.written_at desc, n.id desc
        """), cancellation);

    /// <summary>Whether the viewer is partial in the case, and so takes no part in it.</summary>
    public Task<bool> IsPartialAsync(InitiativeId initiative, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of(
        $"select exists (select from conflicts_of_interest where initiative_id = {initiative} and account_id = {user.RequiredAccount} and withdrawn_at is null)"), cancellation);

    /// <summary>Who may be in charge.</summary>
    public async Task<IReadOnlyList<Choice>> OfficersAsync(CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Person>(PeopleWith(Permissions.ApplicationsPrepare, clock.Today()), cancellation)).Select(static person => new Choice(person.Id.ToString(), person.Name))];

    /// <summary>Accounts with a role over the association that permits something on a day, as <c>id</c> and <c>name</c>.</summary>
    internal static Sql PeopleWith(string permission, DateOnly day) => Sql.Of($"""
        select a.id, a.display_name as name from accounts a
        where exists (select from role_assignments r where r.account_id = a.id and r.initiative_id is null and {Initiatives.AccountChoices.Holds(permission, day)})
        order by a.display_name collate "sv-x-icu", a.id
        """);
}

/// <summary>An account.</summary>
internal sealed record Person(AccountId Id, string Name);
