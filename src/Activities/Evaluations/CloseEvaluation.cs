using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Closes an evaluation for good: what is told of it then is told once, so that no answer can be had from what came in between.</summary>
public sealed class CloseEvaluation(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Does it; a conflict when it is closed already.</summary>
    public async Task<Result> RunAsync(EvaluationCard card, CancellationToken cancellation)
    {
        var today = clock.Today();
        var evaluation = await database.Context.Set<Evaluation>().SingleAsync(found => found.Id == card.Id, cancellation);
        if (evaluation.ClosedOn is not null || evaluation.ClosesOn < today)
        {
            return Result.Conflict("evaluations.is_closed");
        }

        evaluation.ClosedOn = today;
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
