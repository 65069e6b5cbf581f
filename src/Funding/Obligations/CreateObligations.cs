using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes an initiative's obligations what its agreement obliges to, in the transaction that makes or changes the agreement. Done again it changes nothing.</summary>
public sealed class CreateObligations(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it. What was added by hand is left alone, and so is what somebody works on; see <see cref="ObligationChange.Of"/>.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="planned">All that the agreement obliges to now.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(InitiativeId initiative, IReadOnlyList<PlannedObligation> planned, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        var there = await database.Context.Set<Obligation>().Where(one => one.InitiativeId == initiative && one.Source == ObligationSource.Agreement).ToDictionaryAsync(static one => one.Id, cancellation);
        var (by, now) = (user.RequiredAccount, clock.GetUtcNow());
        foreach (var (act, id, to) in ObligationChange.Of(there.Values.Select(static one => new KnownObligation(one.Id, one.Kind, one.Name, one.DueOn, one.State)), planned))
        {
            if (id is not { } known)
            {
                var begun = new Obligation
                {
                    Id = Guid.CreateVersion7(), InitiativeId = initiative, Kind = to!.Kind, Name = to.Name, DueOn = to.Due, Source = ObligationSource.Agreement, ChangedAt = now,
                };
                database.Context.Add(begun);
                database.Context.Add(begun.Begun(by));
                continue;
            }

            var changed = there[known];
            changed.DueOn = to?.Due ?? changed.DueOn;
            database.Context.Add(changed.Do(act, by, now));
        }

        await database.Context.SaveChangesAsync(cancellation);
    }
}
