using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Sets when absence is something for the coach to ask about.</summary>
public sealed class ChangeAbsenceRule(RequestDatabase database)
{
    /// <summary>Does it; a conflict when somebody else has changed it since.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, AbsenceRuleInput input, CancellationToken cancellation)
    {
        var rule = await AbsenceRule.OfAsync(database, initiative, cancellation);
        if (rule.Version != input.Version)
        {
            return Result.Conflict("absence.rule.changed_meanwhile");
        }

        (rule.InARow, rule.AfterPresences) = (input.InARow!.Value, input.AfterPresences!.Value);
        if (rule.Version == 0)
        {
            database.Context.Add(rule);
        }

        try
        {
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("absence.rule.changed_meanwhile");
        }
    }
}
