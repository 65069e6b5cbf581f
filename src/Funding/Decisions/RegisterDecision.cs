using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Registers what the board decided about something on its agenda, and tells the parties. Of two decisions about the same, the first one stands.</summary>
public sealed class RegisterDecision(RequestDatabase database, MeetingReader meetings, ChangeAgenda agenda, TellParties parties, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it, or says what is wrong; a conflict when it is decided already.</summary>
    public async Task<Result> RunAsync(BoardMeeting meeting, AgendaItem item, DecisionInput input, decimal? most, CancellationToken cancellation)
    {
        var (initiative, kind, now, by) = (item.InitiativeId!.Value, input.Kind!.Value, clock.GetUtcNow(), user.RequiredAccount);

        // Whoever comes second waits here, and finds what the first one wrote.
        await Application.HoldAsync(database, initiative, cancellation);
        if (await database.FindAsync<Registered>(Sql.Of($"select d.id, d.kind, a.display_name as by from decisions d join accounts a on a.id = d.registered_by where d.item_id = {item.Id}"), cancellation) is { } registered)
        {
            return registered.Id == input.Id ? Result.Done : Result.Conflict("decisions.problem.already", registered.By);
        }

        var application = await database.Context.Set<Application>().SingleAsync(found => found.InitiativeId == initiative, cancellation);
        var corrects = application.State.IsDecided();
        if (meeting.AgendaLockedAt is null || meeting.HeldOn > clock.Today())
        {
            return Result.Refused(string.Empty, meeting.AgendaLockedAt is null ? "decisions.problem.unlocked" : "decisions.problem.too_early");
        }

        if (!corrects && application.State.After(kind.Act()) is null)
        {
            return Result.Conflict("decisions.problem.not_on_agenda");
        }

        var members = await meetings.MembersAsync(meeting.HeldOn, cancellation);
        var partial = (await meetings.ConflictsAsync(meeting.Id, cancellation)).Where(conflict => conflict.InitiativeId == initiative).Select(static conflict => conflict.AccountId).ToHashSet();
        var problems = DecisionRules.Problems(input, item.Applied, most, corrects).ToList();
        if (input.Present.Any(one => partial.Contains(new AccountId(one)) || members.All(member => member.Id.Value != one)))
        {
            problems.Add(new Problem(nameof(input.Present), "decisions.problem.partial"));
        }

        if (kind == DecisionKind.Deferred && input.DeferredTo is { } later && (later == meeting.Id || await meetings.FindAsync(later, cancellation) is not { AgendaLockedAt: null } next || next.HeldOn < meeting.HeldOn))
        {
            problems.Add(new Problem(nameof(input.DeferredTo), "decisions.problem.deferred_to"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var supersedes = corrects
            ? await database.ScalarAsync<Guid?>(Sql.Of($"""
                select d.id from decisions d where d.initiative_id = {initiative} and d.kind = any ({Enum.GetValues<DecisionKind>().Where(static one => one.Settles())})
                  and not exists (select from decisions n where n.supersedes_id = d.id) order by d.registered_at desc limit 1
                """), cancellation)
            : null;
        await database.ExecuteAsync(Sql.Of($"""
            insert into decisions (id, initiative_id, item_id, supersedes_id, paragraph, decided_on, kind, maximum, over_reason, starts_on, ends_on, reasons, quorum, reservation, registered_at, registered_by)
            values ({input.Id}, {initiative}, {item.Id}, {supersedes}::uuid, {item.Position}, {meeting.HeldOn}, {kind}, {(kind.IsGrant() ? input.Maximum : null)}::numeric, {Tidy(input.OverReason)},
                    {(kind.IsGrant() ? input.StartsOn : null)}::date, {(kind.IsGrant() ? input.EndsOn : null)}::date, {Tidy(input.Reasons)}, {Tidy(input.Quorum)}, {Tidy(input.Reservation)}, {now}, {by})
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into decision_participants (decision_id, initiative_id, account_id, name, was_partial)
            select {input.Id}, {initiative}, a.id, a.display_name, a.id = any ({partial})
            from accounts a where a.id = any ({members.Select(static member => member.Id.Value).Where(id => input.Present.Contains(id) || partial.Contains(new AccountId(id)))})
            """), cancellation);
        await AddRowsAsync(initiative, input, cancellation);
        if (kind.IsGrant())
        {
            await database.ExecuteAsync(Sql.Of($"update initiatives set maximum_grant = {input.Maximum} where id = {initiative} and not exists (select from agreements a where a.initiative_id = {initiative})"), cancellation);
            await audit.RecordAsync("changed", "initiatives", initiative.Value, initiative, cancellation: cancellation);
        }
        else if (corrects)
        {
            await database.ExecuteAsync(Sql.Of($"update initiatives set maximum_grant = null where id = {initiative} and not exists (select from agreements a where a.initiative_id = {initiative})"), cancellation);
            await audit.RecordAsync("changed", "initiatives", initiative.Value, initiative, cancellation: cancellation);
        }

        database.Context.Add(application.Do(kind.Act(), by, now));
        await database.Context.SaveChangesAsync(cancellation);
        await audit.RecordAsync("added", "decisions", input.Id, initiative, cancellation: cancellation);
        await parties.RunAsync(FundingMessages.DecisionMade, initiative, $"{ApplicationPaths.Of(initiative)}/beslut", cancellation);
        return kind == DecisionKind.Deferred && input.DeferredTo is { } deferredTo ? await agenda.PutAsync(deferredTo, initiative, cancellation) ?? Result.Done : Result.Done;
    }

    private async Task AddRowsAsync(InitiativeId initiative, DecisionInput input, CancellationToken cancellation)
    {
        var conditions = input.Conditions.Where(static row => !row.IsEmpty).ToList();
        await database.ExecuteAsync(Sql.Of($"""
            insert into decision_conditions (id, decision_id, initiative_id, position, text, due_on, responsible, phase)
            select uuidv7(), {input.Id}, {initiative}, place, text, due_on, responsible, phase
            from unnest({conditions.Select(static row => Tidy(row.Text))}::text[], {conditions.Select(static row => row.DueOn)}::date[], {conditions.Select(static row => Tidy(row.Responsible))}::text[],
                        {conditions.Select(static row => row.Phase)}::text[]) with ordinality as row (text, due_on, responsible, phase, place)
            """), cancellation);
        var scenarios = input.Scenarios.Where(static row => !row.IsEmpty).ToList();
        await database.ExecuteAsync(Sql.Of($"""
            insert into decision_scenarios (id, decision_id, initiative_id, position, trigger_text, effect_text, maximum, share_percent, ends_on)
            select uuidv7(), {input.Id}, {initiative}, place, trigger, effect, maximum, share, ends_on
            from unnest({scenarios.Select(static row => Tidy(row.Trigger))}::text[], {scenarios.Select(static row => Tidy(row.Effect))}::text[], {scenarios.Select(static row => row.Maximum)}::numeric[],
                        {scenarios.Select(static row => row.SharePercent)}::numeric[], {scenarios.Select(static row => row.EndsOn)}::date[]) with ordinality as row (trigger, effect, maximum, share, ends_on, place)
            """), cancellation);
    }

    private static string Tidy(string? text) => text?.Trim() ?? string.Empty;

    private sealed record Registered(Guid Id, DecisionKind Kind, string By);
}
