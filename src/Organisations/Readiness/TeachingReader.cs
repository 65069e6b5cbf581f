using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A teaching that stands.</summary>
public sealed record TeachingRow(
    Guid Id, Guid LearnerId, string Learner, OrganisationId LearnerOrganisationId, string LearnerOrganisation, Guid TeacherId, string Teacher, OrganisationId TeacherOrganisationId,
    string TeacherOrganisation, string Course, DateOnly OccurredOn);

/// <summary>Somebody in a chain of those who taught each other.</summary>
/// <param name="Person">Name.</param>
/// <param name="OrganisationId">Where.</param>
/// <param name="Organisation">What that is called.</param>
/// <param name="Teaching">How they learnt; null for who begins a chain.</param>
/// <param name="Taught">Whom they have taught in turn.</param>
public sealed record TeachingNode(string Person, OrganisationId OrganisationId, string Organisation, TeachingRow? Teaching, IReadOnlyList<TeachingNode> Taught)
{
    /// <summary>How many have learnt, at first or further hand.</summary>
    public int Reached => Taught.Sum(static node => 1 + node.Reached);
}

/// <summary>Who taught whom, drawn as trees. Pure.</summary>
public static class TeachingChains
{
    /// <summary>A tree for each who has taught and not learnt from anybody, the widest first; who has learnt from two stands below both.</summary>
    public static IReadOnlyList<TeachingNode> Of(IReadOnlyCollection<TeachingRow> rows)
    {
        var taught = rows.ToLookup(static row => row.TeacherId);
        var learners = rows.Select(static row => row.LearnerId).ToHashSet();
        TeachingNode Node(TeachingRow row) => new(row.Learner, row.LearnerOrganisationId, row.LearnerOrganisation, row, Below(row.LearnerId));
        IReadOnlyList<TeachingNode> Below(Guid teacher) => [.. taught[teacher].OrderBy(static row => row.OccurredOn).ThenBy(static row => row.Id).Select(Node)];
        return [.. rows.Where(row => !learners.Contains(row.TeacherId)).DistinctBy(static row => row.TeacherId)
            .Select(row => new TeachingNode(row.Teacher, row.TeacherOrganisationId, row.TeacherOrganisation, null, Below(row.TeacherId)))
            .OrderByDescending(static node => node.Reached).ThenBy(static node => node.Person, StringComparer.Ordinal)];
    }
}

/// <summary>Reads who has taught whom to supervise.</summary>
public sealed class TeachingReader(RequestDatabase database)
{
    /// <summary>The teachings that stand; with an organisation those in which somebody of it taught or learnt.</summary>
    public Task<IReadOnlyList<TeachingRow>> AllAsync(OrganisationId? organisation, CancellationToken cancellation) => database.QueryAsync<TeachingRow>(Sql.Of($"""
        select t.id, t.learner_id, l.name as learner, l.organisation_id as learner_organisation_id, lo.name as learner_organisation,
               t.teacher_id, p.name as teacher, p.organisation_id as teacher_organisation_id, po.name as teacher_organisation, t.course, t.occurred_on
        from supervisor_teachings t
        join contact_persons l on l.id = t.learner_id join organisations lo on lo.id = l.organisation_id
        join contact_persons p on p.id = t.teacher_id join organisations po on po.id = p.organisation_id
        where t.superseded_at is null and ({organisation}::uuid is null or l.organisation_id = {organisation} or p.organisation_id = {organisation})
        order by t.occurred_on, t.id
        """), cancellation);

    /// <summary>All contact persons who are there, with where: who may have taught.</summary>
    public async Task<IReadOnlyList<Choice>> TeachersAsync(CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Person>(Sql.Of($"""
            select p.id, p.name || ' · ' || o.name as name from contact_persons p join organisations o on o.id = p.organisation_id
            where p.left_on is null and (p.is_supervisor or exists (select from supervisor_teachings t where t.learner_id = p.id and t.superseded_at is null))
            order by p.name collate "sv-x-icu", p.id
            """), cancellation)).Select(static person => new Choice(person.Id.ToString(), person.Name))];

    private sealed record Person(Guid Id, string Name);
}
