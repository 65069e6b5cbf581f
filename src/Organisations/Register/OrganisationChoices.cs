using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An organisation that may be chosen in a form.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name; for a unit with its organisation's before it.</param>
/// <param name="Type">A code of <see cref="OrganisationTypes"/>.</param>
public sealed record OrganisationChoice(OrganisationId Id, string Name, string Type)
{
    /// <summary>Whether it buys with public money.</summary>
    public bool IsPublic => OrganisationTypes.IsPublic(Type);
}

/// <summary>The register as alternatives of a question, for all capabilities' forms.</summary>
public sealed class OrganisationChoices(RequestDatabase database)
{
    /// <summary>All organisations by name; with <paramref name="types"/> only those of one of them.</summary>
    public Task<IReadOnlyList<OrganisationChoice>> AllAsync(IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        var wanted = types is null ? Sql.Raw("true") : Sql.Of($"o.type = any ({types}::text[])");
        return database.QueryAsync<OrganisationChoice>(Sql.Of($"""
            select o.id, n.name, o.type
            from organisations o left join organisations whole on whole.id = o.unit_of,
                 lateral (select case when whole.id is null or starts_with(o.name, whole.name) then o.name else whole.name || ' – ' || o.name end as name) n
            where {wanted}
            order by n.name collate "sv-x-icu", o.id
            """), cancellation);
    }

    /// <summary>All organisations as alternatives of a question.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken cancellation) => ToChoices(await AllAsync(cancellation: cancellation));

    /// <summary>The organisation, or null when there is none with that id.</summary>
    public Task<OrganisationChoice?> FindAsync(OrganisationId id, CancellationToken cancellation = default) =>
        database.FindAsync<OrganisationChoice>(Sql.Of($"select id, name, type from organisations where id = {id}"), cancellation);

    /// <summary>Organisations as alternatives of a select.</summary>
    public static IReadOnlyList<Choice> ToChoices(IEnumerable<OrganisationChoice> organisations) =>
        [.. organisations.Select(static organisation => new Choice(organisation.Id.ToString(), organisation.Name))];
}
