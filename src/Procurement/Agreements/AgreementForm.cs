using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What the questions about an agreement need.</summary>
public interface IAgreementForm
{
    /// <summary>What is answered.</summary>
    AgreementInput Input { get; }

    /// <summary>Whom the questions offer.</summary>
    AgreementParties Parties { get; }
}

/// <summary>The organisations that may be a party of an agreement and the accounts that may be responsible for it, as alternatives of questions.</summary>
public sealed record AgreementParties(IReadOnlyList<Choice> Buyers, IReadOnlyList<Choice> Suppliers, IReadOnlyList<Choice> Responsible)
{
    internal static AgreementParties None { get; } = new([], [], []);

    /// <param name="organisations">The register.</param>
    /// <param name="accounts">Accounts by role.</param>
    /// <param name="initiative">Where the agreement is.</param>
    /// <param name="responsible">Who is responsible already; offered although the role may have ended.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<AgreementParties> LoadAsync(
        OrganisationChoices organisations, AccountChoices accounts, InitiativeId initiative, Choice? responsible, CancellationToken cancellation)
    {
        var all = await organisations.AllAsync(cancellation: cancellation);
        var working = await accounts.AllAsync(initiative, Permissions.ProcurementEdit, cancellation);
        return new AgreementParties(
            OrganisationChoices.ToChoices(all.Where(static organisation => organisation.IsPublic)),
            OrganisationChoices.ToChoices(all.Where(static organisation => !organisation.IsPublic)),
            responsible is null || working.Any(choice => choice.Value == responsible.Value) ? working : [.. working, responsible]);
    }
}
