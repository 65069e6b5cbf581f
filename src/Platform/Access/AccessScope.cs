using System.Globalization;

namespace Samsteg.Platform;

/// <summary>
/// What the signed-in user reaches, as the row-security policies read it: made into settings of the transaction, so that
/// the database refuses what the application might forget to filter.
/// </summary>
public sealed record AccessScope
{
    /// <summary>Nothing: signed out, or no role.</summary>
    public static AccessScope Nothing { get; } = new();

    /// <summary>The signed-in account; null when signed out.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Every initiative of the association.</summary>
    public bool AllInitiatives { get; init; }

    /// <summary>Initiatives whose plan and registers are seen.</summary>
    public IReadOnlyCollection<InitiativeId> Initiatives { get; init; } = [];

    /// <summary>Initiatives whose participants are all seen.</summary>
    public IReadOnlyCollection<InitiativeId> CaseInitiatives { get; init; } = [];

    /// <summary>Participants seen in full besides those.</summary>
    public IReadOnlyCollection<ParticipantId> Cases { get; init; } = [];

    /// <summary>Participants seen by name, status and attendance only: members of groups the user leads.</summary>
    public IReadOnlyCollection<ParticipantId> Covered { get; init; } = [];

    /// <summary>Figures of every initiative.</summary>
    public bool AllFigures { get; init; }

    /// <summary>Initiatives whose figures are seen.</summary>
    public IReadOnlyCollection<InitiativeId> Figures { get; init; } = [];

    /// <summary>Initiatives in which the user coaches, and so works referrals that wait for somebody.</summary>
    public IReadOnlyCollection<InitiativeId> Coached { get; init; } = [];

    /// <summary>Initiatives whose applications and decisions are read.</summary>
    public InitiativeReach Applications { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives whose applications are written.</summary>
    public InitiativeReach Applying { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives whose money is read.</summary>
    public InitiativeReach Money { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives whose money is handled: budget, costs and claims are written.</summary>
    public InitiativeReach Spending { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives whose claims are reviewed.</summary>
    public InitiativeReach Reviewed { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives of which is read what they are to hand in.</summary>
    public InitiativeReach Obligations { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives in which is written what they are to hand in.</summary>
    public InitiativeReach Reporting { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives in which is accepted what they hand in.</summary>
    public InitiativeReach Accepting { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives whose applications are prepared for the board, with what is noted then.</summary>
    public InitiativeReach Prepared { get; init; } = InitiativeReach.None;

    /// <summary>Initiatives of which what is proposed to the board is read: all of the association for who sits on it or prepares for it, otherwise none.</summary>
    public InitiativeReach Meetings { get; init; } = InitiativeReach.None;

    /// <summary>Organisations for which the user refers people.</summary>
    public IReadOnlyCollection<OrganisationId> RefersFor { get; init; } = [];

    /// <summary>For which organisation the user works in which initiative. Notes there of other keepers stay closed.</summary>
    public IReadOnlyCollection<KeeperReach> Keepers { get; init; } = [];

    /// <summary>Roles may be given and ended everywhere.</summary>
    public bool AdministersAll { get; init; }

    /// <summary>Initiatives in which roles may be given and ended.</summary>
    public IReadOnlyCollection<InitiativeId> Administers { get; init; } = [];

    /// <summary>What else is open besides initiatives and participants: the accounts, the jobs.</summary>
    public IReadOnlyCollection<Duty> Duties { get; init; } = [];

    /// <summary>Today by the application's clock, for what holds until a day; null lets nothing of that kind hold.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The program itself, where nobody is signed in: gives roles at the command line, or as an identity provider says.</summary>
    public static AccessScope Program { get; } = new() { AdministersAll = true, Duties = [Duty.Accounts] };

    /// <summary>
    /// That a row is of an initiative within reach, said so that an index leads to such rows. Row security lets no others through
    /// either way, but must be able to let all through.
    /// </summary>
    /// <param name="initiativeColumn">The column, as SQL.</param>
    public Sql Within(string initiativeColumn) => AllInitiatives ? Sql.Raw("true") : Sql.Of($"{Sql.Raw(initiativeColumn)} = any ({Initiatives})");

    internal Sql ToSettings() => Sql.Of($"""
        select set_config('samsteg.account', {Text(Account?.Value)}, true),
               set_config('samsteg.initiatives', {(AllInitiatives ? "*" : List(Initiatives))}, true),
               set_config('samsteg.case_initiatives', {List(CaseInitiatives)}, true),
               set_config('samsteg.cases', {List(Cases)}, true),
               set_config('samsteg.covered', {List(Covered)}, true),
               set_config('samsteg.coached', {List(Coached)}, true),
               set_config('samsteg.applications', {Applications.Setting}, true),
               set_config('samsteg.applying', {Applying.Setting}, true),
               set_config('samsteg.money', {Money.Setting}, true),
               set_config('samsteg.spending', {Spending.Setting}, true),
               set_config('samsteg.reviewed', {Reviewed.Setting}, true),
               set_config('samsteg.obligations', {Obligations.Setting}, true),
               set_config('samsteg.reporting', {Reporting.Setting}, true),
               set_config('samsteg.accepting', {Accepting.Setting}, true),
               set_config('samsteg.prepared', {Prepared.Setting}, true),
               set_config('samsteg.meetings', {Meetings.Setting}, true),
               set_config('samsteg.refers', {List(RefersFor)}, true),
               set_config('samsteg.figures', {(AllFigures ? "*" : List(Figures))}, true),
               set_config('samsteg.administers', {(AdministersAll ? "*" : List(Administers))}, true),
               set_config('samsteg.duties', {string.Join(',', Duties.Select(static duty => SnakeCase.Of(duty.ToString())))}, true),
               set_config('samsteg.today', {Today?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty}, true),
               set_config('samsteg.keepers', {string.Join(',', Keepers.Select(static reach => $"{reach.Initiative}/{reach.Organisation}"))}, true)
        """);

    private static string Text(Guid? id) => id?.ToString() ?? string.Empty;

    private static string List<TId>(IEnumerable<TId> ids)
        where TId : struct, IId => string.Join(',', ids.Select(static id => id.Value));
}

/// <summary>Initiatives in which something is permitted.</summary>
/// <param name="All">All of the association.</param>
/// <param name="Initiatives">Those besides.</param>
public sealed record InitiativeReach(bool All, IReadOnlyCollection<InitiativeId> Initiatives)
{
    /// <summary>None.</summary>
    public static InitiativeReach None { get; } = new(false, []);

    internal string Setting => All ? "*" : string.Join(',', Initiatives.Select(static id => id.Value));
}

/// <summary>That the user works for an organisation in an initiative, and so reads what it keeps there.</summary>
public sealed record KeeperReach(InitiativeId Initiative, OrganisationId Organisation);

/// <summary>What is open to somebody besides initiatives and participants.</summary>
public enum Duty
{
    /// <summary>Every account and its roles.</summary>
    Accounts,

    /// <summary>The jobs and how they go.</summary>
    Jobs,

    /// <summary>What other systems reach: machine accounts, their keys, subscriptions to events.</summary>
    Integrations,

    /// <summary>The association's settings.</summary>
    Settings,
}
