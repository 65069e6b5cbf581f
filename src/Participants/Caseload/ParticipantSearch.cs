using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Participants for the search field: by name and reference, or by the whole personal number. Whoever is only covered is found by name and leads nowhere; a protected identity has no name, and is found by number by who is named for it alone.</summary>
internal static class ParticipantSearch
{
    public static SearchSource Source { get; } = new("participants", Permissions.ParticipantsList, 10, static question => Sql.Of($"""
        select p.id, p.initiative_id, p.id as participant_id, coalesce(p.name, p.reference) as title,
               case when p.name is null then '' else p.reference || ' · ' end || {LocalText.Column("i.name")} as detail,
               case when {CaseSql.IsOpen} then '/insatser/' || p.initiative_id || '/deltagare/' || p.id end as path,
               search.rank(p.search_key, coalesce(p.name, p.reference), {question.Typed}) as rank
        from participants p join initiatives i on i.id = p.initiative_id
        where {(question.NumberHashes is { } hashes
            ? Sql.Of($"p.id in (select d.participant_id from participant_details d where d.number_hash = any({hashes}::bytea[])) and {CaseSql.MayBeIdentified}")
            : question.Fits(Sql.Raw("p.search_key")))}
        """));
}
