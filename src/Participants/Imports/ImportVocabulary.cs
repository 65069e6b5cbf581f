using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Loads what rows are understood by: the initiative's own names, and the words of both languages for codes, besides the codes themselves.</summary>
public sealed class ImportVocabulary(RequestDatabase database, Texts texts, TimeProvider clock)
{
    private static readonly (string, string)[] Short =
        [("k", nameof(Gender.Woman)), ("f", nameof(Gender.Woman)), ("female", nameof(Gender.Woman)), ("m", nameof(Gender.Man)), ("male", nameof(Gender.Man)), ("annan", nameof(Gender.Other)), ("okänt", nameof(Gender.NotStated)), ("vill ej uppge", nameof(Gender.NotStated))];

    private static readonly (string, string)[] YesOrNo =
        [("ja", "yes"), ("j", "yes"), ("yes", "yes"), ("y", "yes"), ("x", "yes"), ("1", "yes"), ("true", "yes"), ("sant", "yes"), ("skyddad", "yes"), ("sekretess", "yes"), ("nej", "no"), ("n", "no"), ("no", "no"), ("0", "no"), ("false", "no"), ("falskt", "no"), ("-", "no")];

    /// <summary>Loads it; null when the initiative is out of reach.</summary>
    internal async Task<ImportWords?> OfAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (await EnrolmentChoices.OfAsync(database, initiative, today, cancellation) is not { } choices)
        {
            return null;
        }

        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select 'group' as kind, w.word, g.code as value from initiative_target_groups g cross join lateral (values (g.code), (g.name_sv), (g.name_en)) w (word)
            where g.initiative_id = {initiative} and g.kind = 'end_user' and w.word is not null
            union all
            select 'referrer', o.name, o.id::text from organisations o where o.id = any ({choices.Referrers.Select(static choice => Guid.Parse(choice.Value))}::uuid[])
            union all
            select 'coach', w.word, a.id::text from accounts a cross join lateral (values (a.display_name), (a.email)) w (word)
            where a.id = any ({choices.Coaches.Select(static choice => Guid.Parse(choice.Value))}::uuid[]) and w.word is not null
            """), cancellation);
        WordList Of(string kind) => new(rows.Where(row => row.Kind == kind).Select(static row => (row.Word, row.Value)));
        return new ImportWords(choices, WordList.OfCodes(texts, Enum.GetValues<Gender>(), Short), Of("group"), Of("coach"), Of("referrer"), WordList.OfCodes(texts, Enum.GetValues<ExitReason>().Except([ExitReason.Misregistered])),
            new WordList([.. YesOrNo, .. WordList.InEach(texts, "participants.protected").Select(static word => (word, "protected"))]));
    }

    private sealed record Row(string Kind, string Word, string Value);
}
