using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Takes over what a plan promises to leave behind into the register, in the transaction of the agreement.</summary>
public sealed class CreateDeliverables(RequestDatabase database)
{
    /// <summary>
    /// Adds what is promised and is not there, by the row of the application. What is there and not delivered follows the plan, and is withdrawn when the plan promises it no more; what has been delivered stays as it is.
    /// Done again it changes nothing.
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
            else if (found.DeliveredOn is null)
            {
                found.Promise(stands: true);
                (found.Name, found.Steward, found.LaterCheck, found.DueOn) = (name, steward, check, promised.Due);
            }
        }

        foreach (var gone in known.Values.Where(one => plan.Deliverables.All(promised => promised.Place.Row != one.PlanRow)))
        {
            gone.Promise(stands: false);
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    private static string Cut(string? text, int most) => text?.Trim() is not { Length: > 0 } said ? string.Empty : said.Length > most ? said[..(most - 1)] + "…" : said;
}
