using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a seat in the steering group.</summary>
public sealed record SteeringSeatInput : PlanPartInput
{
    /// <summary>The organisation; cannot be changed afterwards.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }
}

/// <summary>Gives an organisation a seat in the steering group, or takes it away.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class SteeringSeatPage(PlanForm form, OrganisationChoices organisations, PartyCheck parties, PlanQuery plan)
    : PlanPartPage<SteeringMember, SteeringSeatInput>(form)
{
    /// <summary>Organisations without a seat.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>The organisation that has the seat.</summary>
    public string? Name { get; private set; }

    /// <inheritdoc/>
    protected override string Anchor => "styrgrupp";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.steering";

    /// <inheritdoc/>
    protected override Task<SteeringSeatInput> InputOfAsync(SteeringMember part, CancellationToken cancellation) =>
        Task.FromResult(new SteeringSeatInput { Id = part.Id, Version = part.Version, Organisation = part.OrganisationId });

    /// <inheritdoc/>
    protected override SteeringMember Make() => new() { Id = Input.Id, InitiativeId = Initiative, OrganisationId = Input.Organisation!.Value };

    /// <inheritdoc/>
    protected override void Describe(SteeringMember part)
    {
        // A seat has nothing to change: it is given or taken away.
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation)
    {
        if (IsNew && (await plan.SteeringGroupAsync(Initiative, cancellation)).Any(seat => seat.OrganisationId == Input.Organisation))
        {
            return [new Problem(nameof(Input.Organisation), "initiatives.problem.seat_twice")];
        }

        return await parties.ProblemsAsync(cancellation, (nameof(Input.Organisation), Input.Organisation));
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var seats = await plan.SteeringGroupAsync(Initiative, cancellation);
        Name = seats.FirstOrDefault(seat => seat.Id == Part)?.Name;
        Organisations = OrganisationChoices.ToChoices(
            (await organisations.AllAsync(cancellation: cancellation)).Where(choice => seats.All(seat => seat.OrganisationId != choice.Id)));
    }
}
