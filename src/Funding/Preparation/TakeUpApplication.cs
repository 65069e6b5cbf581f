using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins to prepare an application that was sent in: it gets its registry number, and the list of what is to be checked.</summary>
public sealed class TakeUpApplication(RequestDatabase database, RegistryNumbers numbers, PreparationSettings settings, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Takes it up; one that is taken up already is a conflict.</summary>
    public async Task<Result> RunAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var (application, now, by) = (draft.Application, clock.GetUtcNow(), user.RequiredAccount);
        if (application.State.After(ApplicationAct.TakeUp) is null)
        {
            return Result.Conflict("preparation.problem.not_submitted");
        }

        database.Context.Add(application.Do(ApplicationAct.TakeUp, by, now));
        await database.Context.SaveChangesAsync(cancellation);
        await numbers.GiveAsync(application.InitiativeId, cancellation);
        var plan = PlanReader.Of(draft.Answers);

        // One that was sent back and comes again goes on where it was: what was checked stays checked, and what was proposed has to be looked at anew.
        await database.ExecuteAsync(Sql.Of($"""
            insert into preparations (initiative_id, officer_id, taken_up_at, taken_up_by, applied, summary)
            values ({application.InitiativeId}, {by}, {now}, {by}, {(plan.Amount is >= 0 and < 1_000_000_000_000 ? plan.Amount : null)}, left({SummaryOf(draft)}, 4000))
            on conflict (initiative_id) do update set taken_up_at = excluded.taken_up_at, taken_up_by = excluded.taken_up_by, applied = excluded.applied, summary = excluded.summary,
                proposed = null, proposed_sum = null, proposed_at = null, proposed_by = null
            """), cancellation);
        var lines = await settings.ChecklistAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into preparation_checks (id, initiative_id, position, text)
            select uuidv7(), {application.InitiativeId}, place, text from unnest({lines}) with ordinality as line (text, place)
            where not exists (select from preparation_checks where initiative_id = {application.InitiativeId})
            """), cancellation);
        await audit.RecordAsync("added", "preparations", application.InitiativeId.Value, application.InitiativeId, cancellation: cancellation);
        return Result.Done;
    }

    private static string SummaryOf(ApplicationDraft draft) =>
        draft.Form.Fields.FirstOrDefault(static asked => asked.Means == "purpose") is { } asked && draft.Answers[asked.Key] is { } answer
            ? asked is RichTextField && answer is TextAnswer rich ? RichText.Words(rich.Text) : answer.Typed()
            : string.Empty;
}
