using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>How it stands with an organisation, and what is next.</summary>
public sealed record PipelineStanding(OrganisationStage? Stage, DateOnly? StageOn, string? Responsible, string? NextStep, DateOnly? NextOn);

/// <summary>A contact that stands.</summary>
public sealed record ContactLine(
    Guid Id, Guid ContactId, DateOnly OccurredOn, OrganisationContactWay Way, string? Person, string Said, string NextStep, DateOnly? NextOn, string Responsible, string RegisteredBy, bool IsCorrected);

/// <summary>A stage that stands.</summary>
public sealed record StageLine(Guid Id, OrganisationStage Stage, DateOnly OccurredOn, string RegisteredBy);

/// <summary>A contact or a stage that was corrected or taken back.</summary>
public sealed record SupersededLine(Guid Id, OrganisationContactWay? Way, OrganisationStage? Stage, DateOnly OccurredOn, DateTimeOffset SupersededAt, string SupersededBy, string Reason);

/// <summary>Reads contacts with organisations and their stages.</summary>
public sealed class PipelineReader(RequestDatabase database)
{
    /// <summary>The latest stage and contact of organisation <c>o</c>: joins <c>stage</c> and <c>latest</c>, columns null when there is none.</summary>
    internal static Sql Joins { get; } = Sql.Raw("""
        left join lateral (select s.stage, s.occurred_on from organisation_stages s where s.organisation_id = o.id and s.superseded_at is null order by s.number desc limit 1) stage on true
        left join lateral (
            select c.contact_id, c.next_step, c.next_on, c.responsible_id, a.display_name as responsible
            from organisation_contacts c join accounts a on a.id = c.responsible_id
            where c.organisation_id = o.id and c.superseded_at is null
            order by c.occurred_on desc, c.contact_id desc limit 1) latest on true
        """);

    /// <summary>
    /// Next steps whose day has come, for who is responsible. When who was responsible can no longer keep in touch they are everybody's who can,
    /// so that none is forgotten.
    /// </summary>
    public static TodaySource NextSteps { get; } = new(Permissions.OrganisationsEdit, static question => Sql.Of($"""
        select latest.next_on as due_on, null::timestamptz as starts_at, 'organisation_contact_due' as kind, o.id as subject_id,
               o.name as title, latest.next_step as detail, '/organisationer/' || o.id || '/kontakter/ny' as path, null::uuid as initiative_id
        from organisations o
        {Joins}
        where latest.next_on <= {question.Today}
          and (latest.responsible_id = {question.Account}
               or not exists (select from accounts a where a.id = latest.responsible_id and {ResponsibleChoices.MayKeepInTouch(question.Today)}))
        """));

    /// <summary>How it stands.</summary>
    public Task<PipelineStanding?> StandingAsync(OrganisationId organisation, CancellationToken cancellation) => database.FindAsync<PipelineStanding>(Sql.Of($"""
        select stage.stage, stage.occurred_on as stage_on, latest.responsible, nullif(latest.next_step, '') as next_step, latest.next_on
        from organisations o {Joins} where o.id = {organisation}
        """), cancellation);

    /// <summary>Contacts that stand, the latest first.</summary>
    public Task<IReadOnlyList<ContactLine>> ContactsAsync(OrganisationId organisation, int most, CancellationToken cancellation) => database.QueryAsync<ContactLine>(Sql.Of($"""
        select c.id, c.contact_id, c.occurred_on, c.way, p.name as person, c.said, c.next_step, c.next_on, n.display_name as responsible, r.display_name as registered_by,
               c.id <> c.contact_id as is_corrected
        from organisation_contacts c join accounts n on n.id = c.responsible_id join accounts r on r.id = c.registered_by left join contact_persons p on p.id = c.contact_person_id
        where c.organisation_id = {organisation} and c.superseded_at is null order by c.occurred_on desc, c.contact_id desc limit {most}
        """), cancellation);

    /// <summary>Stages that stand, the latest first.</summary>
    public Task<IReadOnlyList<StageLine>> StagesAsync(OrganisationId organisation, CancellationToken cancellation) => database.QueryAsync<StageLine>(Sql.Of($"""
        select s.id, s.stage, s.occurred_on, r.display_name as registered_by from organisation_stages s join accounts r on r.id = s.registered_by
        where s.organisation_id = {organisation} and s.superseded_at is null order by s.number desc
        """), cancellation);

    /// <summary>What was corrected or taken back, the latest first.</summary>
    public Task<IReadOnlyList<SupersededLine>> SupersededAsync(OrganisationId organisation, CancellationToken cancellation) => database.QueryAsync<SupersededLine>(Sql.Of($"""
        select w.id, w.way, w.stage, w.occurred_on, w.superseded_at, r.display_name as superseded_by, coalesce(w.superseded_reason, '') as reason
        from (select id, way, null as stage, occurred_on, superseded_at, superseded_reason, registered_by from organisation_contacts where organisation_id = {organisation} and superseded_at is not null
              union all
              select id, null, stage, occurred_on, superseded_at, superseded_reason, registered_by from organisation_stages where organisation_id = {organisation} and superseded_at is not null) w
        join accounts r on r.id = w.registered_by
        order by w.superseded_at desc, w.id limit 100
        """), cancellation);

    /// <summary>Contact persons who are there, and the one who is chosen already.</summary>
    public async Task<IReadOnlyList<Choice>> PersonsAsync(OrganisationId organisation, Guid? chosen, CancellationToken cancellation) =>
        [.. (await new OrganisationFile(database).ContactPersonsAsync(organisation, cancellation))
            .Where(person => person.LeftOn is null || person.Id == chosen).Select(static person => new Choice(person.Id.ToString(), person.Name))];
}
