using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>A process as its pages show it.</summary>
public sealed record InnovationFacts(
    Guid Id, InitiativeId InitiativeId, InnovationKind Kind, Guid? ParentId, string? Parent, InnovationKind? ParentKind, string Title, string Description,
    OrganisationId? OrganisationId, string? Organisation, AccountId? ResponsibleId, string? Responsible, DateOnly? NextGateOn, uint Version)
{
    /// <summary>Address.</summary>
    public string Path => InnovationPaths.Of(InitiativeId, Id);
}

/// <summary>A process on the board and in panels.</summary>
/// <param name="Id">Which.</param>
/// <param name="InitiativeId">Where.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ParentId">What it came of.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Organisation">Who has the need, or drives it.</param>
/// <param name="StartedOn">The day it started.</param>
/// <param name="Stage">The last gate it passed; null for none.</param>
/// <param name="Outcome">How it ended; null while it goes on.</param>
/// <param name="EndedOn">The day it did.</param>
public sealed record InnovationRow(
    Guid Id, InitiativeId InitiativeId, InnovationKind Kind, Guid? ParentId, string Title, string? Organisation, DateOnly StartedOn, string? Stage,
    InnovationOutcome? Outcome, DateOnly? EndedOn)
{
    /// <summary>Address.</summary>
    public string Path => InnovationPaths.Of(InitiativeId, Id);
}

/// <summary>Something that happened to a process, also what stands no longer.</summary>
public sealed record InnovationEventRow(
    Guid Id, InnovationStep Step, Guid? StageId, string? Stage, int Position, InnovationOutcome? Outcome, string DecidedBy, string Because, DateOnly OccurredOn,
    string RegisteredBy, DateTimeOffset RegisteredAt, DateTimeOffset? SupersededAt, string? SupersededReason)
{
    /// <summary>Whether it is what is known now.</summary>
    public bool IsStanding => SupersededAt is null;

    /// <summary>As the rules see it.</summary>
    public InnovationMove Move => new(Step, Position, OccurredOn);
}

/// <summary>A gate.</summary>
public sealed record InnovationStageRow(Guid Id, InnovationKind Kind, int Position, string Name);

/// <summary>An organisation that takes part.</summary>
public sealed record InnovationPartyRow(Guid Id, OrganisationId OrganisationId, string Organisation);

/// <summary>Reads needs, ideas and innovation processes, in the viewer's own scope.</summary>
public sealed class InnovationReader(RequestDatabase database)
{
    /// <summary>One; null when the initiative has none such.</summary>
    public Task<InnovationFacts?> FindAsync(InitiativeId initiative, Guid process, CancellationToken cancellation) => database.FindAsync<InnovationFacts>(Sql.Of($"""
        select p.id, p.initiative_id, p.kind, p.parent_id, parent.title as parent, parent.kind as parent_kind, p.title, p.description, p.organisation_id,
               o.name as organisation, p.responsible_id, l.display_name as responsible, p.next_gate_on, p.xmin as version
        from innovation_processes p
        left join innovation_processes parent on parent.id = p.parent_id
        left join organisations o on o.id = p.organisation_id
        left join accounts l on l.id = p.responsible_id
        where p.id = {process} and p.initiative_id = {initiative}
        """), cancellation);

    /// <summary>Those of an initiative, the latest first.</summary>
    public Task<IReadOnlyList<InnovationRow>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<InnovationRow>(Rows(Sql.Of($"p.initiative_id = {initiative}")), cancellation);

    /// <summary>Those that came of a process, the latest first.</summary>
    public Task<IReadOnlyList<InnovationRow>> ChildrenAsync(Guid process, CancellationToken cancellation) =>
        database.QueryAsync<InnovationRow>(Rows(Sql.Of($"p.parent_id = {process}")), cancellation);

    /// <summary>Those of an organisation, or that it takes part in, as far as the viewer reaches.</summary>
    internal Task<IReadOnlyList<InnovationRow>> OfOrganisationAsync(OrganisationId organisation, AccessScope scope, CancellationToken cancellation) =>
        database.QueryAsync<InnovationRow>(Rows(Sql.Of($"""
            (p.organisation_id = {organisation} or exists (select from innovation_parties t where t.process_id = p.id and t.organisation_id = {organisation}))
            and {scope.Within("p.initiative_id")}
            """)), cancellation);

    /// <summary>What has happened to it, the last first, with what was corrected or taken back.</summary>
    public Task<IReadOnlyList<InnovationEventRow>> EventsAsync(Guid process, CancellationToken cancellation) => database.QueryAsync<InnovationEventRow>(Sql.Of($"""
        select e.id, e.step, e.stage_id, s.name as stage, coalesce(s.position, 0) as position, e.outcome, e.decided_by, e.because, e.occurred_on,
               l.display_name as registered_by, e.registered_at, e.superseded_at, e.superseded_reason
        from innovation_events e join accounts l on l.id = e.registered_by left join innovation_stages s on s.id = e.stage_id
        where e.process_id = {process} order by e.registered_at desc, e.id desc
        """), cancellation);

    /// <summary>The initiative's gates; none before it has a process.</summary>
    public Task<IReadOnlyList<InnovationStageRow>> StagesAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<InnovationStageRow>(Sql.Of(
        $"select id, kind, position, name from innovation_stages where initiative_id = {initiative} order by kind, position"), cancellation);

    /// <summary>Who takes part.</summary>
    public Task<IReadOnlyList<InnovationPartyRow>> PartiesAsync(Guid process, CancellationToken cancellation) => database.QueryAsync<InnovationPartyRow>(Sql.Of($"""
        select t.id, t.organisation_id, o.name as organisation from innovation_parties t join organisations o on o.id = t.organisation_id
        where t.process_id = {process} order by o.name collate "sv-x-icu", t.id
        """), cancellation);

    private static Sql Rows(Sql condition) => Sql.Of($"""
        select p.id, p.initiative_id, p.kind, p.parent_id, p.title, o.name as organisation, started.occurred_on as started_on, passed.name as stage, ended.outcome, ended.occurred_on as ended_on
        from innovation_processes p
        left join organisations o on o.id = p.organisation_id
        join innovation_events started on started.process_id = p.id and started.step = 'started' and started.superseded_at is null
        left join lateral (
            select s.name from innovation_events e join innovation_stages s on s.id = e.stage_id
            where e.process_id = p.id and e.superseded_at is null order by s.position desc limit 1) passed on true
        left join innovation_events ended on ended.process_id = p.id and ended.step = 'ended' and ended.superseded_at is null
        where {condition}
        order by started.occurred_on desc, p.id
        """);
}

/// <summary>Addresses of the funnel.</summary>
internal static class InnovationPaths
{
    public static string Board(InitiativeId initiative) => $"{AgreementPaths.List(initiative)}/innovation";

    public static string Of(InitiativeId initiative, Guid process) => $"{Board(initiative)}/{process}";
}

/// <summary>What the board and the pages say of a process.</summary>
internal static class InnovationWords
{
    /// <summary>Key of how it stands.</summary>
    public static string StandingKey(InnovationOutcome? outcome) => outcome?.TextKey() ?? "innovations.ongoing";

    /// <summary>Its colour.</summary>
    public static Tone Tone(InnovationOutcome? outcome) => outcome switch
    {
        null => Platform.Tone.Info,
        InnovationOutcome.Introduced or InnovationOutcome.Sold => Platform.Tone.Ok,
        _ => Platform.Tone.Neutral,
    };
}
