using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Takes over what a plan promises to leave behind into the register, in the transaction of the agreement.</summary>
public sealed class CreateDeliverables(RequestDatabase database)
{
    /// <summary>
    /// Adds what is promised and is not there, by the row of the application. What is there and still only promised follows the plan; what has been delivered stays as it is. Nothing goes away. Done again it
    /// changes nothing.
    /// </summary>
    public async Task RunAsync(InitiativeId initiative, FundingPlan plan, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        var known = await database.Context.Set<Deliverable>().Where(one => one.InitiativeId == initiative && one.PlanRow != null).ToDictionaryAsync(static one => one.PlanRow!.Value, cancellation);
        foreach (var promised in plan.Deliverables.Where(static one => one.Place.Row is not null))
        {
            var (row, name, steward, check) = (promised.Place.Row!.Value, Cut(promised.Name, DeliverableInput.MostOfName), Cut(promised.Owner, DeliverableInput.MostOfParty), Cut(promised.Check, DeliverableInput.MostOfCheck));
            if (!known.TryGetValue(row, out var found))
            {
                database.Context.Add(new Deliverable { Id = Guid.CreateVersion7(), InitiativeId = initiative, PlanRow = row, Name = name, Receiver = string.Empty, Steward = steward, LaterCheck = check, DueOn = promised.Due });
            }
            else if (found.State == DeliverableState.Promised)
            {
                (found.Name, found.Steward, found.LaterCheck, found.DueOn) = (name, steward, check, promised.Due);
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    private static string Cut(string? text, int most) => text?.Trim() is not { Length: > 0 } said ? string.Empty : said.Length > most ? said[..(most - 1)] + "…" : said;
}
