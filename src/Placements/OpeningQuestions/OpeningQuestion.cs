using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a contact person has answered of an opening. Labels are <c>opening_answer.CODE</c>.</summary>
public enum OpeningAnswer
{
    /// <summary>All of it still holds.</summary>
    StillTrue,

    /// <summary>It holds with another number or another last day.</summary>
    Changed,

    /// <summary>It is offered no more.</summary>
    Withdrawn,
}

/// <summary>An opening that a contact person is asked about; nothing in it is about whoever has a place there.</summary>
public sealed record AskedOpening(
    Guid Id, string Organisation, string Title, PlacementKind Kind, string? Town, int Places, int Taken, DateOnly StartsOn, DateOnly? EndsOn, DateOnly ConfirmedOn, OpeningAnswer? Answer);

/// <summary>Questions about openings: their links, what they ask and what is answered. The database decides, since nobody is signed in.</summary>
public sealed class OpeningQuestion(RequestDatabase database, KeyedLinks keys, AssociationSettings settings, TimeProvider clock)
{
    /// <summary>Where a question is answered.</summary>
    public string PathOf(Guid question) => $"/platssvar/{question}/{keys.KeyOf(Text(question))}";

    /// <summary>What is asked; empty when the key is not the question's, or it can no longer be answered.</summary>
    public async Task<IReadOnlyList<AskedOpening>> FindAsync(Guid question, string? key, CancellationToken cancellation) => keys.Fits(Text(question), key)
        ? await database.QueryAsync<AskedOpening>(Sql.Of($"""
            select id, organisation, title, kind, town, places, taken, starts_on, ends_on, confirmed_on, answer from access.opening_question({question}, {clock.GetUtcNow()})
            """), cancellation)
        : [];

    /// <summary>Answers of one opening. The key must have been asked for before.</summary>
    /// <returns>Done, or refused in words.</returns>
    public async Task<Result> AnswerAsync(Guid question, Guid opening, OpeningAnswer answer, OpeningNumbers numbers, CancellationToken cancellation) => ResultOf(await database.ScalarAsync<string>(Sql.Of($"""
        select access.answer_opening({question}, {opening}, {answer}, {numbers.Places ?? 0}, {numbers.EndsOn}::date, {ValidUntil}, {clock.GetUtcNow()})
        """), cancellation));

    /// <summary>Answers of one opening of the own organisation, by who is signed in as its contact person.</summary>
    /// <returns>Done, or refused in words.</returns>
    public async Task<Result> AnswerOwnAsync(Guid opening, OpeningAnswer answer, OpeningNumbers numbers, CancellationToken cancellation) => ResultOf(await database.ScalarAsync<string>(Sql.Of($"""
        select access.answer_own_opening({opening}, {answer}, {numbers.Places ?? 0}, {numbers.EndsOn}::date, {ValidUntil}, {clock.GetUtcNow()})
        """), cancellation));

    /// <summary>How long what is confirmed today is offered.</summary>
    private DateOnly ValidUntil => clock.Today().AddMonths(settings.Current.AskMonths + 1);

    private static Result ResultOf(string said) => said switch
    {
        "done" => Result.Done,
        "taken" => Result.Refused(nameof(OpeningNumbers.Places), "openings.asked.taken"),
        "ended" => Result.Refused(nameof(OpeningNumbers.EndsOn), "openings.asked.ended"),
        _ => Result.Refused(string.Empty, "openings.asked.gone"),
    };

    private static string Text(Guid question) => $"opening question {question}";
}
