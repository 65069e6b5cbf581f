using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Reads a participant's assessments that stand, as far as the viewer may: what others keep is not among them.</summary>
public sealed class AssessmentRows(RequestDatabase database)
{
    /// <summary>The history by each instrument, needs mapping first, then ladders and scores by when they were first used.</summary>
    internal async Task<IReadOnlyList<AssessmentHistory>> OfAsync(ParticipantId participant, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.form_id, a.respondent, a.occurred_on, r.display_name as registered_by, o.name as keeper,
                   access.keeps(a.initiative_id, a.keeper_organisation_id) as is_own, a.answers
            from progress_assessments a
            join accounts r on r.id = a.registered_by
            join organisations o on o.id = a.keeper_organisation_id
            where a.participant_id = {participant} and a.superseded_at is null
            order by a.occurred_on, a.registered_at, a.id
            """), cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(static row => row.FormId).Distinct().ToList();
        var forms = await database.Context.Set<FormVersion>().AsNoTracking().Where(version => ids.Contains(version.Id)).ToDictionaryAsync(static version => version.Id, cancellation);
        return
        [
            .. rows.GroupBy(row => forms[row.FormId].Key)
                .Select(group => new AssessmentHistory(Instrument.KindOf(forms[group.First().FormId]), [.. group.Select(row => AssessmentOf(row, forms[row.FormId].Definition))]))
                .OrderBy(static history => history.Kind),
        ];
    }

    private static Assessment AssessmentOf(Row row, FormDefinition form) =>
        new(row.Id, row.Respondent, row.OccurredOn, row.RegisteredBy, row.Keeper, row.IsOwn, FormAnswers.Parse(form, row.Answers));

    private sealed record Row(Guid Id, Guid FormId, Respondent Respondent, DateOnly OccurredOn, string RegisteredBy, string Keeper, bool IsOwn, string Answers);
}
