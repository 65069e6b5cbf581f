using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Why a registration is taken back.</summary>
public sealed record AgreementRetraction
{
    /// <summary>Why.</summary>
    [MaxLength(500)]
    public string Reason { get; init; } = string.Empty;
}

/// <summary>Takes back a registration that should never have been made.</summary>
public sealed class RetractAgreementState(RequestDatabase database, StandingStates states, TimeProvider clock)
{
    /// <summary>Done, or refused when it is the only one or a later one rests on it; a conflict when it is taken back already.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, BusinessAgreementId agreement, Guid registration, AgreementRetraction input, CancellationToken cancellation = default)
    {
        if (await states.HoldAsync(initiative, agreement, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.FirstOrDefault(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("procurement.problem.corrected_already");
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "procurement.problem.reason");
        }

        var rest = standing.Where(row => row.Id != registration).Select(static row => new AgreementStep(row.State, row.OccurredOn));
        var textKey = AgreementHistory.FaultOf(rest) switch
        {
            AgreementHistoryFault.Empty => "procurement.problem.only_state",
            AgreementHistoryFault.Order or AgreementHistoryFault.Days => "procurement.problem.rested_on",
            _ => null,
        };
        if (textKey is not null)
        {
            return Result.Refused(string.Empty, textKey);
        }

        wrong.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
