using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Evidence as a page tells it.</summary>
/// <param name="Id">Which row.</param>
/// <param name="EvidenceId">What its versions share; null for what is known elsewhere.</param>
/// <param name="RuleId">The rule it was registered for.</param>
/// <param name="Kind">Kind of what is known elsewhere.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">First day no longer.</param>
/// <param name="Share">Share in per cent.</param>
/// <param name="Purpose">What the organisation is for.</param>
/// <param name="Note">Anything else.</param>
/// <param name="DocumentId">A document that shows it.</param>
/// <param name="Document">What that is called.</param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="SubjectKind">What it is known from elsewhere.</param>
/// <param name="SubjectId">Which.</param>
/// <param name="InitiativeId">Where that is.</param>
/// <param name="Name">What it is called; null where the viewer may not know.</param>
public sealed record EvidenceRow(
    Guid Id, Guid? EvidenceId, Guid? RuleId, string? Kind, DateOnly? ValidFrom, DateOnly? ValidUntil, int? Share, string? Purpose, string? Note, Guid? DocumentId, string? Document,
    string? RegisteredBy, SubjectKind? SubjectKind, Guid? SubjectId, InitiativeId? InitiativeId, string? Name)
{
    /// <summary>Where it can be read; null where it cannot.</summary>
    public string? Path { get; init; }

    internal EvidenceFact Fact => new(Id, RuleId, Kind, ValidFrom, ValidUntil, Share);
}

/// <summary>Evidence that was registered, as it stands or stood.</summary>
public sealed record EvidenceHistoryRow(
    Guid Id, Guid EvidenceId, string Rule, string Role, DateOnly OccurredOn, DateOnly? ValidUntil, DateTimeOffset RegisteredAt, string RegisteredBy, DateTimeOffset? SupersededAt, string Reason);

/// <summary>That an organisation has been asked for a role: when, and who noted it.</summary>
public sealed record ReadinessAsked(DateOnly On, string By);

/// <summary>A rule with its answer.</summary>
/// <param name="RuleId">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Hint">What counts; may be empty.</param>
/// <param name="Answer">How it stands.</param>
/// <param name="Evidence">The very row that says so; null when there is none.</param>
public sealed record RuleLine(Guid RuleId, string Name, string Hint, RuleAnswer Answer, EvidenceRow? Evidence);

/// <summary>How it stands with an organisation in a role.</summary>
/// <param name="Role">Code of the role.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsReady">Whether all that is required is met.</param>
/// <param name="Since">Since when without a break; null when it always was, or is not ready.</param>
/// <param name="Rules">What is asked.</param>
public sealed record RoleReadiness(string Role, string Name, bool IsReady, DateOnly? Since, IReadOnlyList<RuleLine> Rules)
{
    /// <summary>So many days before, that something ends is told.</summary>
    public const int DaysTold = 60;

    /// <summary>That it has been asked; null when it has not.</summary>
    public ReadinessAsked? Asked { get; init; }

    /// <summary>What is required and not met.</summary>
    public IReadOnlyList<RuleLine> Missing => [.. Rules.Where(static rule => rule.Answer.Terms.IsRequired && rule.Answer.State is not RuleState.Met)];

    /// <summary>How it stands.</summary>
    public ReadinessState State => IsReady ? ReadinessState.Ready : Missing.Count == 1 ? ReadinessState.Nearly : ReadinessState.NotReady;
}

/// <summary>How it stands with an organisation in a role.</summary>
public enum ReadinessState
{
    /// <summary>All that is required is met.</summary>
    Ready,

    /// <summary>One thing is missing.</summary>
    Nearly,

    /// <summary>More is.</summary>
    NotReady,
}

/// <summary>What states look like.</summary>
public static class ReadinessStates
{
    /// <summary>Its colour; the words say it.</summary>
    public static Tone Tone(this ReadinessState state) => state switch
    {
        ReadinessState.Ready => Platform.Tone.Ok,
        ReadinessState.Nearly => Platform.Tone.Info,
        _ => Platform.Tone.Neutral,
    };

    /// <summary>Its colour; the words say it.</summary>
    public static Tone Tone(this RuleAnswer answer, DateOnly today) => answer switch
    {
        { State: RuleState.Met } => answer.EndsWithin(RoleReadiness.DaysTold, today) ? Platform.Tone.Risk : Platform.Tone.Ok,
        { State: RuleState.Expired } => Platform.Tone.Late,
        { State: RuleState.Ahead } => Platform.Tone.Info,
        _ => Platform.Tone.Neutral,
    };
}

/// <summary>Reads what organisations are ready for, and why.</summary>
public sealed class ReadinessReader(RequestDatabase database, IEnumerable<Capability> capabilities, CurrentUser user, TimeProvider clock)
{
    private readonly IReadOnlyList<EvidenceSource> _sources = [.. capabilities.SelectMany(static capability => capability.Evidence)];

    private readonly Dictionary<SubjectKind, SubjectSource> _names = capabilities.SelectMany(static capability => capability.Subjects).ToDictionary(static source => source.Kind);

    /// <summary>Each role and how it stands with it today.</summary>
    /// <param name="organisation">Of which.</param>
    /// <param name="named">Whether evidence that is known from elsewhere is to be named.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<RoleReadiness>> OfAsync(OrganisationId organisation, bool named, CancellationToken cancellation)
    {
        var terms = await database.QueryAsync<TermsRow>(Sql.Of($"""
            select o.code as role, {LocalText.Column("o.name")} as role_name, r.id as rule_id, {LocalText.Column("r.name")} as name, {LocalText.Column("r.hint")} as hint,
                   t.holds_from, t.holds_until, t.is_required, t.valid_months, t.minimum_share, t.answered_by, k.occurred_on as asked_on, l.display_name as asked_by
            from readiness_roles o join readiness_rules r on r.role = o.code join readiness_terms t on t.rule_id = r.id
            left join readiness_asks k on k.organisation_id = {organisation} and k.role = o.code and k.superseded_at is null left join accounts l on l.id = k.registered_by
            where o.retired_on is null
            order by o.place, o.code, t.is_required desc, r.place, r.id
            """), cancellation);
        var evidence = await EvidenceAsync(organisation, named, cancellation);
        var facts = evidence.Select(static row => row.Fact).ToList();
        var today = clock.Today();
        return [.. terms.GroupBy(static row => (row.Role, row.RoleName, row.Asked)).Select(role =>
        {
            var (isReady, since) = ReadinessJudgement.Since(today, [.. role.Select(static row => row.Terms)], facts);
            return new RoleReadiness(role.Key.Role, role.Key.RoleName, isReady, since, [.. role.Where(row => row.Terms.HoldOn(today)).Select(row =>
            {
                var answer = ReadinessJudgement.Answer(row.Terms, facts, today);
                return new RuleLine(row.RuleId, row.Name, row.Hint, answer, evidence.FirstOrDefault(one => one.Fact == answer.Evidence));
            })]) { Asked = role.Key.Asked };
        })];
    }

    /// <summary>How it stands with hosting work training; null where the association asks nothing of a host.</summary>
    public async Task<RoleReadiness?> HostingAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await OfAsync(organisation, named: false, cancellation)).FirstOrDefault(static role => role.Role == ReadinessRole.Host);

    /// <summary>Evidence that was registered and stands, and what was superseded, the latest first.</summary>
    public Task<IReadOnlyList<EvidenceHistoryRow>> HistoryAsync(OrganisationId organisation, CancellationToken cancellation) => database.QueryAsync<EvidenceHistoryRow>(Sql.Of($"""
        select e.id, e.evidence_id, {LocalText.Column("r.name")} as rule, {LocalText.Column("o.name")} as role, e.occurred_on, e.valid_until, e.registered_at, a.display_name as registered_by,
               e.superseded_at, coalesce(e.superseded_reason, '') as reason
        from readiness_evidence e join readiness_rules r on r.id = e.rule_id join readiness_roles o on o.code = r.role join accounts a on a.id = e.registered_by
        where e.organisation_id = {organisation}
        order by e.occurred_on desc, e.registered_at desc, e.id limit 200
        """), cancellation);

    private async Task<IReadOnlyList<EvidenceRow>> EvidenceAsync(OrganisationId organisation, bool named, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<EvidenceRow>(Sql.Of($"""
            select e.id, e.evidence_id, e.rule_id, e.kind, e.valid_from, e.valid_until, e.share, e.purpose, e.note, e.document_id, e.document, e.registered_by, e.subject_kind, e.subject_id, e.initiative_id, e.name from (
                select e.id, e.evidence_id, e.rule_id, null::text as kind, e.occurred_on as valid_from, e.valid_until + 1 as valid_until, e.share, nullif(e.purpose, '') as purpose, nullif(e.note, '') as note,
                       d.id as document_id, d.title as document, a.display_name as registered_by, null::text as subject_kind, null::uuid as subject_id, null::uuid as initiative_id, null::text as name
                from readiness_evidence e join accounts a on a.id = e.registered_by left join documents d on d.id = e.document_id and d.removed_at is null
                where e.organisation_id = {organisation} and e.superseded_at is null
                union all
                select p.id, null, null, {EvidenceKinds.ContactPerson}, p.added_on, p.left_on, null, null, null, null, null, null, null, null, null, p.name
                from contact_persons p where p.organisation_id = {organisation}
                union all
                select t.id, null, null, {EvidenceKinds.TaughtByPeer}, t.occurred_on, p.left_on, null, null, null, null, null, a.display_name, null, null, null, p.name || ' · ' || t.course
                from supervisor_teachings t join contact_persons p on p.id = t.learner_id join accounts a on a.id = t.registered_by
                where p.organisation_id = {organisation} and t.superseded_at is null
                {Sql.Join(" ", _sources.Select(source => Sql.Of($"""
                union all
                select s.subject_id, null, null, s.kind, s.valid_from, s.valid_until, null, null, null, null, null, null, s.subject_kind, s.subject_id, s.initiative_id, null
                from ({source.Rows}) s where s.organisation_id = {organisation}
                """)))}) e
            order by e.valid_from desc nulls last, e.id
            """), cancellation);
        var names = new Dictionary<Guid, SubjectName>();
        foreach (var group in rows.Where(row => named && MayBeNamed(row)).GroupBy(static row => row.SubjectKind!.Value, static row => row.SubjectId!.Value))
        {
            foreach (var name in await database.QueryAsync<SubjectName>(Sql.Of($"select id, name, path from ({_names[group.Key].Names(Sql.Of($"{group.Distinct().ToArray()}"))}) named"), cancellation))
            {
                names[name.Id] = name;
            }
        }

        return [.. rows.Select(row => row.SubjectId is { } subject && names.TryGetValue(subject, out var known) ? row with { Name = known.Name, Path = known.Path } : row)];
    }

    private bool MayBeNamed(EvidenceRow row) =>
        row is { SubjectKind: { } kind, InitiativeId: { } initiative } && _names.TryGetValue(kind, out var source) && user.May(source.Permission, initiative);

    private sealed record SubjectName(Guid Id, string Name, string? Path);

    private sealed record TermsRow(
        string Role, string RoleName, Guid RuleId, string Name, string Hint, DateOnly? HoldsFrom, DateOnly? HoldsUntil, bool IsRequired, int? ValidMonths, int? MinimumShare, string[] AnsweredBy,
        DateOnly? AskedOn, string? AskedBy)
    {
        public ReadinessAsked? Asked => AskedOn is { } day ? new(day, AskedBy!) : null;

        public RuleTerms Terms => new(RuleId, HoldsFrom, HoldsUntil, IsRequired, ValidMonths, MinimumShare, AnsweredBy);
    }
}
