using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a partner.</summary>
public sealed record PartnerInput : PlanPartInput
{
    /// <summary>The organisation; cannot be changed afterwards.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }

    /// <summary>What it does, in Swedish.</summary>
    [MaxLength(1000)]
    public string RoleSv { get; init; } = string.Empty;

    /// <summary>What it does, in English.</summary>
    [MaxLength(1000)]
    public string? RoleEn { get; init; }

    /// <summary>Whether it signs the application.</summary>
    public bool Signs { get; init; }
}

/// <summary>Adds, changes or removes a partner of the initiative.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class PartnerPage(PlanForm form, OrganisationChoices organisations, PartyCheck parties, PlanQuery plan)
    : PlanPartPage<InitiativePartner, PartnerInput>(form)
{
    /// <summary>Organisations that may be chosen: those that are not partners yet.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>The organisation of the partner that stands.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether it owns the initiative, and so cannot be removed.</summary>
    public bool IsOwner => Standing?.IsOwner == true;

    /// <inheritdoc/>
    protected override string Anchor => "parter";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.partner";

    /// <inheritdoc/>
    protected override Task<PartnerInput> InputOfAsync(InitiativePartner part, CancellationToken cancellation) => Task.FromResult(new PartnerInput
    {
        Id = part.Id,
        Version = part.Version,
        Organisation = part.OrganisationId,
        RoleSv = part.Role.Sv,
        RoleEn = part.Role.En,
        Signs = part.Signs,
    });

    /// <inheritdoc/>
    protected override InitiativePartner Make() => new()
    {
        Id = Input.Id,
        InitiativeId = Initiative,
        OrganisationId = Input.Organisation!.Value,
        Role = PlanText.Of(Input.RoleSv, Input.RoleEn),
        Signs = Input.Signs,
    };

    /// <inheritdoc/>
    protected override void Describe(InitiativePartner part)
    {
        part.Role = PlanText.Of(Input.RoleSv, Input.RoleEn);
        part.Signs = Input.Signs;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation)
    {
        if (!IsNew)
        {
            return [];
        }

        if ((await plan.PartnersAsync(Initiative, cancellation)).Any(partner => partner.OrganisationId == Input.Organisation))
        {
            return [new Problem(nameof(Input.Organisation), "initiatives.problem.partner_twice")];
        }

        return await parties.ProblemsAsync(cancellation, (nameof(Input.Organisation), Input.Organisation));
    }

    /// <inheritdoc/>
    protected override Result MayRemove(InitiativePartner part) =>
        part.IsOwner ? Result.Refused(string.Empty, "initiatives.problem.owner_stays") : Result.Done;

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var partners = await plan.PartnersAsync(Initiative, cancellation);
        Name = partners.FirstOrDefault(partner => partner.Id == Part)?.Name;
        Organisations = OrganisationChoices.ToChoices(
            (await organisations.AllAsync(cancellation: cancellation)).Where(choice => partners.All(partner => partner.OrganisationId != choice.Id)));
    }
}
