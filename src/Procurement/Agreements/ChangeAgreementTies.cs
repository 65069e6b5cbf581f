using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>A party beside the buyer and the supplier.</summary>
public sealed record AgreementPartyInput
{
    /// <summary>Id of the form, which becomes the party's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>Who; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }

    /// <summary>As what.</summary>
    [BindRequired]
    public AgreementPart Part { get; init; }
}

/// <summary>Changes who else is a party of an agreement, and what is known to have led to it.</summary>
public sealed class ChangeAgreementTies(RequestDatabase database, StandingStates states, OrganisationChoices organisations, AgreementOrigins origins)
{
    /// <summary>Adds a party. Refused when it is one already, or may not be that.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> AddPartyAsync(InitiativeId initiative, BusinessAgreementId id, AgreementPartyInput input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, id, cancellation) is not { } agreement)
        {
            return null;
        }

        if (await database.Context.Set<AgreementParty>().AnyAsync(party => party.Id == input.Form && party.AgreementId == id, cancellation))
        {
            return Result.Done;
        }

        var organisation = await organisations.FindAsync(input.Organisation!.Value, cancellation);
        if (ProblemOf(organisation, input.Part) is { } problem)
        {
            return Result.Of([problem]);
        }

        if (organisation!.Id == agreement.BuyerId || organisation.Id == agreement.SupplierId
            || await database.Context.Set<AgreementParty>().AnyAsync(party => party.AgreementId == id && party.OrganisationId == organisation.Id, cancellation))
        {
            return Result.Refused(nameof(input.Organisation), "procurement.problem.party_twice");
        }

        database.Context.Add(new AgreementParty { Id = input.Form, InitiativeId = initiative, AgreementId = id, OrganisationId = organisation.Id, Part = input.Part });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a party away.</summary>
    /// <returns>Null when the agreement has none such.</returns>
    public async Task<Result?> RemovePartyAsync(InitiativeId initiative, BusinessAgreementId id, Guid row, CancellationToken cancellation) =>
        await RemoveAsync(await database.Context.Set<AgreementParty>().SingleOrDefaultAsync(
            party => party.Id == row && party.AgreementId == id && party.InitiativeId == initiative, cancellation), cancellation);

    /// <summary>Ties the agreement to something that led to it. Tied already it stays so; refused when it is not among what is offered.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> AddOriginAsync(InitiativeId initiative, BusinessAgreementId id, string? chosen, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, id, cancellation) is null)
        {
            return null;
        }

        if ((await origins.OfferedAsync(initiative, cancellation)).FirstOrDefault(offered => offered.Code == chosen) is not { } origin)
        {
            return Result.Refused("Chosen", "procurement.problem.origin");
        }

        if (!await database.Context.Set<AgreementOrigin>().AnyAsync(known => known.AgreementId == id && known.SubjectId == origin.Id, cancellation))
        {
            database.Context.Add(new AgreementOrigin { Id = Guid.CreateVersion7(), InitiativeId = initiative, AgreementId = id, Kind = origin.Kind, SubjectId = origin.Id });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Takes such a tie away.</summary>
    /// <returns>Null when the agreement has none such.</returns>
    public async Task<Result?> RemoveOriginAsync(InitiativeId initiative, BusinessAgreementId id, Guid row, CancellationToken cancellation) =>
        await RemoveAsync(await database.Context.Set<AgreementOrigin>().SingleOrDefaultAsync(
            origin => origin.Id == row && origin.AgreementId == id && origin.InitiativeId == initiative, cancellation), cancellation);

    internal static Problem? ProblemOf(OrganisationChoice? organisation, AgreementPart part) => part switch
    {
        AgreementPart.Buyer => AgreementRules.BuyerMustBePublic(organisation),
        AgreementPart.Supplier => AgreementRules.SupplierMustNotBePublic(organisation),
        _ when organisation is null => new Problem(string.Empty, "procurement.problem.party_unknown"),
        _ => null,
    } is { } problem ? problem with { Field = nameof(AgreementPartyInput.Organisation) } : null;

    private async Task<BusinessAgreement?> HoldAsync(InitiativeId initiative, BusinessAgreementId id, CancellationToken cancellation) =>
        await states.HoldAsync(initiative, id, cancellation) is null ? null : await database.Context.Set<BusinessAgreement>().SingleAsync(agreement => agreement.Id == id, cancellation);

    private async Task<Result?> RemoveAsync(object? row, CancellationToken cancellation)
    {
        if (row is null)
        {
            return null;
        }

        database.Context.Remove(row);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
