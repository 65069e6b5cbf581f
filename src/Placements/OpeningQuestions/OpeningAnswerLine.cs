using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What was answered of an opening, when, and by whom: the contact person who was signed in, or to whom the link had been sent.</summary>
public sealed record OpeningAnswerLine(OpeningAnswer Answer, string By, bool IsByLink, int Places, DateOnly? EndsOn, DateTimeOffset AnsweredAt)
{
    private const int Most = 10;

    /// <summary>The latest ones.</summary>
    internal static Task<IReadOnlyList<OpeningAnswerLine>> OfAsync(RequestDatabase database, PlacementOpeningId opening, CancellationToken cancellation) => database.QueryAsync<OpeningAnswerLine>(Sql.Of($"""
        select a.answer, coalesce(c.name, signed_in.display_name) as by, a.question_id is not null as is_by_link, a.places, a.ends_on, a.answered_at
        from opening_answers a left join opening_questions q on q.id = a.question_id left join contact_persons c on c.id = q.contact_person_id left join accounts signed_in on signed_in.id = a.answered_by
        where a.opening_id = {opening} order by a.answered_at desc, a.id desc limit {Most}
        """), cancellation);
}
