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

        // An amendment is a round of its own. One that was sent back and comes again goes on where it was: what was checked stays checked, and what was proposed has to be looked at anew.
        await BeginRoundAsync(application.InitiativeId, cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into preparations (initiative_id, officer_id, taken_up_at, taken_up_by, applied, summary)
            values ({application.InitiativeId}, {by}, {now}, {by}, {(plan.Amount is >= 0 and < 1_000_000_000_000 ? plan.Amount : null)}, left({SummaryOf(draft)}, 4000))
            on conflict (initiative_id) do update set taken_up_at = excluded.taken_up_at, taken_up_by = excluded.taken_up_by, applied = excluded.applied, summary = excluded.summary,
                proposed = null, proposed_sum = null, proposed_at = null, proposed_by = null
            """), cancellation);
        var lines = await settings.ChecklistAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into preparation_checks (id, initiative_id, round, position, text)
            select uuidv7(), p.initiative_id, p.round, place, text from preparations p cross join unnest({lines}) with ordinality as line (text, place)
            where p.initiative_id = {application.InitiativeId} and not exists (select from preparation_checks c where c.initiative_id = p.initiative_id and c.round = p.round)
            """), cancellation);
        await audit.RecordAsync("added", "preparations", application.InitiativeId.Value, application.InitiativeId, cancellation: cancellation);
        return Result.Done;
    }

    private async Task BeginRoundAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from preparations p join amendments m on m.initiative_id = p.initiative_id where p.initiative_id = {initiative} and m.closed_at is null and m.opened_at >= p.taken_up_at)
            """), cancellation))
        {
            return;
        }

        await database.ExecuteAsync(Sql.Of($"""
            insert into earlier_preparations (initiative_id, round, taken_up_at, officer_id, applied, summary, proposed, proposed_sum, proposed_conditions, proposed_reasons, proposed_at, proposed_by)
            select initiative_id, round, taken_up_at, officer_id, applied, summary, proposed, proposed_sum, proposed_conditions, proposed_reasons, proposed_at, proposed_by from preparations where initiative_id = {initiative} and proposed is not null
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"update preparations set round = round + 1, proposed_conditions = '', proposed_reasons = '' where initiative_id = {initiative}"), cancellation);
    }

    private static string SummaryOf(ApplicationDraft draft) =>
        draft.Form.Fields.FirstOrDefault(static asked => asked.Means == "purpose") is { } asked && draft.Answers[asked.Key] is { } answer
            ? asked is RichTextField && answer is TextAnswer rich ? RichText.Words(rich.Text) : answer.Typed()
            : string.Empty;
}
