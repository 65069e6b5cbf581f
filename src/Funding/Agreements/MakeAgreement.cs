using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>
/// Makes signed version and decision the agreement, or the amendment of it: the plan becomes the initiative's, its targets stand in the ledger, its budget is the frame for costs, what it obliges to is in the
/// calendar. All of it, or nothing.
/// </summary>
public sealed class MakeAgreement(
    RequestDatabase database, AgreementProposals proposals, AdoptAgreement adopt, TellParties parties, AuditTrail audit, Texts texts, CurrentUser user, TimeProvider clock)
{
    /// <summary>Makes it; refused when a condition is not met, or the budget cannot be.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="sha256">Of the version that whoever agrees has seen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> RunAsync(InitiativeId initiative, byte[] sha256, CancellationToken cancellation)
    {
        var application = await database.Context.Set<Application>().SingleAsync(found => found.InitiativeId == initiative, cancellation);
        if (application.State == ApplicationState.Agreed)
        {
            var made = await database.FindAsync<Made>(Sql.Of($"select a.agreed_by, w.display_name as name from agreements a join accounts w on w.id = a.agreed_by where a.initiative_id = {initiative} order by a.number desc limit 1"), cancellation);
            return made!.AgreedBy == user.RequiredAccount ? Result.Done : Result.Conflict("agreements.problem.already", made.Name);
        }

        if (await proposals.FindAsync(application, cancellation) is not { } proposal || !proposal.Version.Sha256.AsSpan().SequenceEqual(sha256))
        {
            return Result.Conflict("agreements.problem.changed");
        }

        var problems = proposal.Problems.ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var (reason, now) = (await ReasonAsync(initiative, cancellation), clock.GetUtcNow());
        var decided = texts.InSwedish(() => new AdoptedDecision(
            proposal.Decision?.DecidedOn ?? clock.Today(), proposal.Decision is { } by ? texts["agreements.by_board", by.Paragraph] : texts["agreements.by_delegation"], reason ?? texts["agreements.title"]));
        return await adopt.RunAsync(initiative, proposal, decided, async () =>
        {
            var agreement = await WriteAsync(application, proposal, now, cancellation);
            await audit.RecordAsync("added", "agreements", agreement, initiative, cancellation: cancellation);
            await parties.RunAsync(FundingMessages.AgreementMade, initiative, AgreementPaths.Of(initiative), cancellation);
        }, cancellation);
    }

    private Task<string?> ReasonAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.ScalarAsync<string?>(Sql.Of($"select max(reason) from amendments where initiative_id = {initiative} and closed_at is null"), cancellation);

    private async Task<Guid> WriteAsync(Application application, AgreementProposal proposal, DateTimeOffset now, CancellationToken cancellation)
    {
        var (initiative, by) = (application.InitiativeId, user.RequiredAccount);
        database.Context.Add(application.Do(proposal.Decision is null ? ApplicationAct.AgreeByDelegation : ApplicationAct.Agree, by, now));
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"update application_versions set agreed_at = {now} where id = {proposal.Version.Id}"), cancellation);
        var agreement = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"""
            insert into agreements (id, initiative_id, number, version_id, decision_id, maximum, starts_on, ends_on, agreed_at, agreed_by)
            select {agreement}, {initiative}, coalesce(max(number), 0) + 1, {proposal.Version.Id}, {proposal.Decision?.Id}::uuid, {proposal.Terms.Maximum}, {proposal.Terms.StartsOn}, {proposal.Terms.EndsOn}, {now}, {by}
            from agreements where initiative_id = {initiative}
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update amendments set closed_at = {now}, closed_by = {by}, agreement_id = {agreement} where initiative_id = {initiative} and closed_at is null
            """), cancellation);
        return agreement;
    }

    private sealed record Made(AccountId AgreedBy, string Name);
}
