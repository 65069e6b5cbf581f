using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What was answered of an opening by a link, when, and by whom the link had been sent to.</summary>
public sealed record OpeningAnswerLine(OpeningAnswer Answer, string By, int Places, DateOnly? EndsOn, DateTimeOffset AnsweredAt)
{
    private const int Most = 10;

    /// <summary>The latest ones.</summary>
    internal static Task<IReadOnlyList<OpeningAnswerLine>> OfAsync(RequestDatabase database, PlacementOpeningId opening, CancellationToken cancellation) => database.QueryAsync<OpeningAnswerLine>(Sql.Of($"""
        select a.answer, c.name as by, a.places, a.ends_on, a.answered_at
        from opening_answers a join opening_questions q on q.id = a.question_id join contact_persons c on c.id = q.contact_person_id
        where a.opening_id = {opening} order by a.answered_at desc, a.id desc limit {Most}
        """), cancellation);
}
