using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Something that may have led to an agreement.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others.</param>
/// <param name="Path">Its page.</param>
public sealed record AgreementOriginName(SubjectKind Kind, Guid Id, string Name, string Detail, string? Path)
{
    /// <summary>As a form carries it.</summary>
    public string Code => $"{SnakeCase.Of(Kind.ToString())}:{Id}";
}

/// <summary>What agreements may have come of, offered by other capabilities (<see cref="Capability.Origins"/>) and named as far as the viewer may see.</summary>
public sealed class AgreementOrigins(IEnumerable<Capability> capabilities, RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>What is offered in an initiative, the latest of each kind first.</summary>
    public async Task<IReadOnlyList<AgreementOriginName>> OfferedAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var offered = new List<AgreementOriginName>();
        foreach (var source in capabilities.SelectMany(static capability => capability.Origins))
        {
            offered.AddRange(await NamesAsync(source.Kind, Sql.Of($"array(select id from ({source.Ids(initiative, clock.Today())}) offered)"), initiative, cancellation));
        }

        return offered;
    }

    /// <summary>What an agreement is known to have come of; what the viewer may not see has no name.</summary>
    internal async Task<IReadOnlyList<(Guid Row, SubjectKind Kind, AgreementOriginName? Name)>> OfAsync(
        InitiativeId initiative, BusinessAgreementId agreement, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"select id, kind, subject_id from agreement_origins where agreement_id = {agreement} order by id"), cancellation);
        var names = new Dictionary<Guid, AgreementOriginName>();
        foreach (var group in rows.GroupBy(static row => row.Kind, static row => row.SubjectId))
        {
            foreach (var name in await NamesAsync(group.Key, Sql.Of($"{group.ToArray()}"), initiative, cancellation))
            {
                names[name.Id] = name;
            }
        }

        return [.. rows.Select(row => (row.Id, row.Kind, names.GetValueOrDefault(row.SubjectId)))];
    }

    private async Task<IReadOnlyList<AgreementOriginName>> NamesAsync(SubjectKind kind, Sql ids, InitiativeId initiative, CancellationToken cancellation) =>
        capabilities.SelectMany(static capability => capability.Subjects).FirstOrDefault(source => source.Kind == kind) is { } source && user.May(source.Permission, initiative)
            ? await database.QueryAsync<AgreementOriginName>(Sql.Of(
                $"select {kind} as kind, id, name, coalesce(detail, '') as detail, path from ({source.Names(ids)}) named order by detail desc, name, id"), cancellation)
            : [];

    private sealed record Row(Guid Id, SubjectKind Kind, Guid SubjectId);
}
