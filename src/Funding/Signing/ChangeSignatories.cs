using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Asks somebody else, asks again after a rejection, and reminds.</summary>
public sealed class ChangeSignatories(RequestDatabase database, Signatories signatories, Outbox outbox, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Says who signs; after a rejection another signature is asked for in place of the one that was refused. Null when there is nothing to ask for.</summary>
    public async Task<Result?> AskAsync(InitiativeId initiative, Guid request, WhoInput input, CancellationToken cancellation)
    {
        if (await FindOpenAsync(initiative, request, mayBeRejected: true, cancellation) is not { } asked)
        {
            return null;
        }

        var offered = asked.OrganisationId is { } organisation ? (await signatories.OfAsync([organisation], cancellation))[organisation].Select(static choice => choice.Value).ToList() : [];
        var problems = new List<Problem>();
        var signatory = SignatoryChoice.Read(input.Signatory, offered, nameof(input.Signatory), problems);
        var deputy = SignatoryChoice.Read(input.Deputy, offered, nameof(input.Deputy), problems);
        SignatoryChoice.Check(signatory, deputy, nameof(input.Deputy), problems);
        if (signatory is { } one && (await RequestedSignature.OfAsync(database, asked.VersionId, cancellation))
            .Any(other => other.Id != request && other.RejectedAt is null && other.Place == asked.Place && other.SignatoryId == one))
        {
            problems.Add(new Problem(nameof(input.Signatory), "signing.problem.same_twice"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (asked.RejectedAt is null && (asked.SignatoryId, asked.DeputyId) == (signatory, deputy))
        {
            return Result.Done;
        }

        var (now, by, id) = (clock.GetUtcNow(), user.RequiredAccount, asked.RejectedAt is null ? request : Guid.CreateVersion7());
        await database.ExecuteAsync(asked.RejectedAt is null
            ? Sql.Of($"update signature_requests set signatory_id = {signatory?.Value}::uuid, deputy_id = {deputy?.Value}::uuid, asked_at = {now}, asked_by = {by} where id = {request} and initiative_id = {initiative}")
            : Sql.Of($"""
                insert into signature_requests (id, initiative_id, version_id, place, field, party, organisation_id, number, signatory_id, deputy_id, asked_at, asked_by)
                select {id}, initiative_id, version_id, place, field, party, organisation_id, number, {signatory?.Value}::uuid, {deputy?.Value}::uuid, {now}, {by} from signature_requests where id = {request} and initiative_id = {initiative}
                on conflict do nothing
                """), cancellation);
        await audit.RecordAsync("changed", "signature_requests", id, initiative, cancellation: cancellation);
        foreach (var account in new[] { signatory, deputy }.OfType<AccountId>().Where(account => asked.RejectedAt is not null || !asked.Asked.Contains(account)))
        {
            await outbox.TellAsync(SigningMessages.Wanted, account, SigningPaths.Sign(id), cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Reminds those who have been asked and not answered, once a day. Gives how many signatures that concerned.</summary>
    /// <param name="initiative">The application.</param>
    /// <param name="request">One signature; null for all that are wanted.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<int> RemindAsync(InitiativeId initiative, Guid? request, CancellationToken cancellation)
    {
        var today = clock.Today();
        var reminded = await database.QueryAsync<Reminded>(Sql.Of($"""
            update signature_requests r set reminded_on = {today} from application_versions v, applications a
            where r.initiative_id = {initiative} and ({request}::uuid is null or r.id = {request}::uuid) and v.id = r.version_id and v.voided_at is null and a.initiative_id = r.initiative_id
              and a.state = {ApplicationState.Signing} and r.rejected_at is null and r.signatory_id is not null and r.reminded_on is distinct from {today}
              and not exists (select from signatures s where s.request_id = r.id)
            returning r.id, r.signatory_id, r.deputy_id, v.sign_by
            """), cancellation);
        foreach (var one in reminded)
        {
            foreach (var account in new[] { one.SignatoryId, one.DeputyId }.OfType<AccountId>())
            {
                await outbox.TellAsync(SigningMessages.Reminder, account, SigningPaths.Sign(one.Id), [one.SignBy is { } by ? Math.Max(0, by.DayNumber - today.DayNumber) : 0], cancellation);
            }
        }

        return reminded.Count;
    }

    /// <summary>The request, of the version that stands, while its application is being signed; null when there is none that waits.</summary>
    internal async Task<RequestedSignature?> FindOpenAsync(InitiativeId initiative, Guid request, bool mayBeRejected, CancellationToken cancellation) =>
        await FrozenVersion.StandingAsync(database, initiative, cancellation) is { } version
        && await database.ScalarAsync<string>(Sql.Of($"select state from applications where initiative_id = {initiative} for share"), cancellation) == SnakeCase.Of(nameof(ApplicationState.Signing))
        && (await RequestedSignature.OfAsync(database, version.Id, cancellation)) is var all && all.SingleOrDefault(found => found.Id == request) is { SignedAt: null } asked
        && (asked.RejectedAt is null || (mayBeRejected && !asked.IsReplaced(all)))
            ? asked : null;

    private sealed record Reminded(Guid Id, AccountId? SignatoryId, AccountId? DeputyId, DateOnly? SignBy);
}

/// <summary>Who is asked to sign.</summary>
public sealed class WhoInput
{
    /// <summary>The signatory's account; empty for on paper.</summary>
    [MaxLength(40)]
    public string? Signatory { get; set; }

    /// <summary>The deputy's; empty for none.</summary>
    [MaxLength(40)]
    public string? Deputy { get; set; }
}
