using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Why two records may be one organisation.</summary>
public enum DuplicateSign
{
    /// <summary>They have the same number, and neither is a unit of the other.</summary>
    Number,

    /// <summary>They have the same name, legal form and signs apart.</summary>
    Name,

    /// <summary>They have the same website.</summary>
    Website,
}

/// <summary>Two records that may be one organisation.</summary>
public sealed record DuplicatePair(
    OrganisationId OneId, string One, string? OneNumber, string? OneMunicipality, OrganisationId OtherId, string Other, string? OtherNumber, string? OtherMunicipality, DuplicateSign Sign);

/// <summary>Two organisations that are not the same, as somebody has said.</summary>
public sealed record DismissedPair(Guid Id, OrganisationId OneId, string One, OrganisationId OtherId, string Other, string Reason, DateOnly OccurredOn, string RegisteredBy);

/// <summary>Looks for organisations that stand twice in the register. Units share number and website with their organisation, and names with others' units.</summary>
public sealed class OrganisationDuplicates(RequestDatabase database)
{
    /// <summary>Most pairs that are shown at once.</summary>
    public const int Most = 100;

    /// <summary>Most that are asked about when one is added.</summary>
    private const int MostAlike = 5;

    /// <summary>The pairs, surest first; only those with one organisation when it is given.</summary>
    public Task<IReadOnlyList<DuplicatePair>> FindAsync(OrganisationId? only, CancellationToken cancellation) => database.QueryAsync<DuplicatePair>(Sql.Of($"""
        with known as materialized ({Known}),
        pairs as (
            select a.id as one, b.id as other, 1 as sign from known a join known b on b.number = a.number and b.id > a.id
            union all select a.id, b.id, 2 from known a join known b on b.key = a.key and b.id > a.id where a.key <> ''
            union all select a.id, b.id, 3 from known a join known b on b.website = a.website and b.id > a.id where a.website <> '')
        select a.id as one_id, a.name as one, a.number as one_number, a.municipality as one_municipality, b.id as other_id, b.name as other, b.number as other_number, b.municipality as other_municipality,
               (array['number', 'name', 'website'])[min(p.sign)] as sign
        from pairs p join known a on a.id = p.one join known b on b.id = p.other
        where coalesce(a.number = b.number, true)
          and a.unit_of is distinct from b.id and b.unit_of is distinct from a.id and (a.unit_of is null or b.unit_of is null or (a.unit_of = b.unit_of and a.key = b.key))
          and not exists (select from dismissed_duplicates d where d.one_id = a.id and d.other_id = b.id and d.superseded_at is null and d.one_facts = a.facts and d.other_facts = b.facts)
          and ({only?.Value}::uuid is null or {only?.Value}::uuid in (a.id, b.id))
        group by a.id, a.name, a.number, a.municipality, b.id, b.name, b.number, b.municipality
        order by min(p.sign), a.name collate "sv-x-icu", b.name collate "sv-x-icu", a.id, b.id
        limit {Most}
        """), cancellation);

    /// <summary>The pairs that somebody has said are not the same, and of which no more is known since; the latest first.</summary>
    public Task<IReadOnlyList<DismissedPair>> DismissedAsync(CancellationToken cancellation) => database.QueryAsync<DismissedPair>(Sql.Of($"""
        with known as materialized ({Known})
        select d.id, a.id as one_id, a.name as one, b.id as other_id, b.name as other, d.reason, d.occurred_on, l.display_name as registered_by
        from dismissed_duplicates d
        join known a on a.id = d.one_id and a.facts = d.one_facts
        join known b on b.id = d.other_id and b.facts = d.other_facts
        join accounts l on l.id = d.registered_by
        where d.superseded_at is null
        order by d.registered_at desc, d.id
        limit {Most}
        """), cancellation);

    /// <summary>Those in the register that are called nearly the same, the nearest first.</summary>
    public async Task<IReadOnlyList<OrganisationChoice>> AlikeAsync(string name, CancellationToken cancellation) =>
        new LikeNames<OrganisationChoice>(await database.QueryAsync<OrganisationChoice>(Sql.Of($"select id, name, type from organisations order by name collate \"sv-x-icu\", id"), cancellation), static known => known.Name)
            .To(name, MostAlike);

    /// <summary>What organisations are told apart by.</summary>
    internal static Sql Known { get; } = Sql.Raw("""
        select o.id, o.name, o.municipality, o.unit_of, coalesce(o.organisation_number, whole.organisation_number) as number,
               regexp_replace(regexp_replace(translate(lower(o.name), 'éèüáà', 'eeuaa'),
                   '\m(ab|aktiebolag|hb|handelsbolag|kb|kommanditbolag|ek\.? ?för|ekonomisk förening|ideell förening|publ)\M', '', 'g'), '[^[:alnum:]]', '', 'g') as key,
               lower(regexp_replace(o.website, '^https?://(www\.)?|/$', '', 'g')) as website,
               array[o.name, coalesce(o.organisation_number, whole.organisation_number, ''), coalesce(o.website, '')] as facts
        from organisations o left join organisations whole on whole.id = o.unit_of
        """);
}
