using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who is to take care of a referral.</summary>
public sealed class AssignmentInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>The coach; null for nobody.</summary>
    public AccountId? Coach { get; set; }
}

/// <summary>Says who takes care of a referral. A lead chooses among the initiative's coaches; a coach takes one that nobody has, or lets go of the own.</summary>
public sealed class AssignReferral(RequestDatabase database, CurrentUser user)
{
    /// <summary>Done; refused; or a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such referral that the user works.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, AssignmentInput input, IReadOnlyList<Choice> coaches, CancellationToken cancellation)
    {
        var leads = user.Scope.CaseInitiatives.Contains(initiative);
        if ((!leads && !user.Scope.Coached.Contains(initiative))
            || await database.Context.Set<Referral>().SingleOrDefaultAsync(referral => referral.Id == id && referral.InitiativeId == initiative, cancellation) is not { } referral)
        {
            return null;
        }

        if (referral.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (!referral.State.IsOpen())
        {
            return Result.Conflict("referrals.rule.not_now");
        }

        if (input.Coach is { } coach && !(leads ? EnrolmentChoices.Offers(coaches, coach) : coach == user.Account))
        {
            return Result.Refused(nameof(AssignmentInput.Coach), "participants.rule.choose_offered");
        }

        referral.AssignTo(input.Coach);
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        return Result.Done;
    }
}

/// <summary>The coaches of an initiative, to whom a referral can be given.</summary>
internal static class ReferralCoaches
{
    public static async Task<IReadOnlyList<Choice>> OfAsync(RequestDatabase database, InitiativeId initiative, DateOnly today, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Row>(Sql.Of($"""
            select distinct a.id, a.display_name from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role = 'coach' and not r.awaits_confirmation
              and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today}
            order by a.display_name, a.id
            """), cancellation)).Select(static row => new Choice(row.Id.ToString(), row.DisplayName))];

    private sealed record Row(Guid Id, string DisplayName);
}
