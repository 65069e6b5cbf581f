using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What has happened, and what is to be changed because of it.</summary>
public class AmendmentInput
{
    /// <summary>In words.</summary>
    [Required(ErrorMessage = "amendments.problem.reason"), MaxLength(1000)]
    public string? Reason { get; set; }
}

/// <summary>That a party leaves.</summary>
public sealed class PartyLeavesInput : AmendmentInput
{
    /// <summary>Row of the party.</summary>
    [Required(ErrorMessage = "amendments.problem.party")]
    public Guid? Party { get; set; }

    /// <summary>Its last day in the initiative.</summary>
    [Required(ErrorMessage = "amendments.problem.last_day")]
    public DateOnly? LastDay { get; set; }
}

/// <summary>Begins an amendment: the plan is written in anew, while the agreement holds until the amendment is agreed.</summary>
public sealed class BeginAmendment(RequestDatabase database, SaveAnswers save, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Begins it; a conflict when there is nothing to amend, or it is being amended already.</summary>
    public async Task<Result> RunAsync(Application application, AmendmentInput input, CancellationToken cancellation)
    {
        var (initiative, now, by) = (application.InitiativeId, clock.GetUtcNow(), user.RequiredAccount);
        if (application.State.After(ApplicationAct.Amend) is null || !await Agreement.IsMadeAsync(database, initiative, cancellation))
        {
            return Result.Conflict("amendments.problem.not_agreed");
        }

        database.Context.Add(application.Do(ApplicationAct.Amend, by, now));
        await database.Context.SaveChangesAsync(cancellation); // of two at the same moment, one finds it changed
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"insert into amendments (id, initiative_id, reason, opened_at, opened_by) values ({id}, {initiative}, {input.Reason!.Trim()}, {now}, {by})"), cancellation);
        await audit.RecordAsync("added", "amendments", id, initiative, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>
    /// Begins it because a party leaves, with what it takes with it out of the plan (<see cref="Withdrawal"/>). The rest is written by hand.
    /// </summary>
    public async Task<Result> PartyLeavesAsync(ApplicationDraft draft, PartyLeavesInput input, CancellationToken cancellation)
    {
        var plan = PlanReader.Of(draft.Answers);
        if (plan.Parties.FirstOrDefault(party => party.Place.Row == input.Party && !party.IsOwner) is not { } party)
        {
            return Result.Refused(nameof(input.Party), "amendments.problem.party");
        }

        if ((await Agreement.AllAsync(database, draft.Application.InitiativeId, cancellation)).FirstOrDefault() is not { } agreed)
        {
            return Result.Conflict("amendments.problem.not_agreed");
        }

        if (input.LastDay < agreed.Terms.StartsOn || input.LastDay > agreed.Terms.EndsOn)
        {
            return Result.Of([new Problem(nameof(input.LastDay), "amendments.problem.last_day_outside", Display.Day(agreed.Terms.StartsOn), Display.Day(agreed.Terms.EndsOn))]);
        }

        var begun = await RunAsync(draft.Application, input, cancellation);
        return begun.IsDone ? await save.ReplaceAsync(draft, Withdrawal.Of(plan, party, agreed.Terms, input.LastDay!.Value), reopens: false, cancellation) : begun;
    }
}

/// <summary>Ends an amendment that comes to nothing: the plan says again what is agreed, and what was written stays in its history.</summary>
public sealed class EndAmendment(RequestDatabase database, ApplicationDrafts drafts, SaveAnswers save, ReopenApplication reopen, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Ends it; a conflict when nothing is being amended, or the board has granted it.</summary>
    public async Task<Result> RunAsync(ApplicationDraft draft, string? note, CancellationToken cancellation)
    {
        var (application, now, by) = (draft.Application, clock.GetUtcNow(), user.RequiredAccount);
        var initiative = application.InitiativeId;
        var id = await database.ScalarAsync<Guid?>(Sql.Of($"select max(id::text)::uuid from amendments where initiative_id = {initiative} and closed_at is null"), cancellation);
        if (id is not { } amendment || application.State.After(ApplicationAct.KeepAgreement) is null || await FrozenVersion.AgreedAsync(database, initiative, cancellation) is not { } agreed)
        {
            return Result.Conflict("amendments.problem.not_amending");
        }

        if (application.State.MayReopen())
        {
            await reopen.RunAsync(application, cancellation);
        }

        application.FormVersionId = await database.ScalarAsync<Guid>(Sql.Of($"""
            select f.id from form_versions f where f.initiative_id = {initiative} and f.key = {agreed.Content}::jsonb -> 'form' ->> 'key' and f.version = ({agreed.Content}::jsonb -> 'form' ->> 'version')::integer
            """), cancellation);
        database.Context.Add(application.Do(ApplicationAct.KeepAgreement, by, now, note?.Trim() is { Length: > 0 } said ? said : null));
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update application_versions set voided_at = {now}, voided_by = {by} where initiative_id = {initiative} and voided_at is null and agreed_at is null
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"update amendments set closed_at = {now}, closed_by = {by}, closed_note = {note?.Trim() ?? string.Empty} where id = {amendment}"), cancellation);
        await audit.RecordAsync("changed", "amendments", amendment, initiative, cancellation: cancellation);
        return await save.RestoreAsync((await drafts.LoadAsync(initiative, cancellation))!, await agreed.AnswersAsync(database, cancellation), cancellation);
    }
}
