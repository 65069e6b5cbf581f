using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The organisations that may be a party of an agreement, as alternatives of a question.</summary>
public sealed record AgreementParties(IReadOnlyList<Choice> Buyers, IReadOnlyList<Choice> Suppliers)
{
    internal static AgreementParties None { get; } = new([], []);

    internal static async Task<AgreementParties> LoadAsync(OrganisationChoices organisations, CancellationToken cancellation)
    {
        var all = await organisations.AllAsync(cancellation: cancellation);
        return new AgreementParties(
            OrganisationChoices.ToChoices(all.Where(static organisation => organisation.IsPublic)),
            OrganisationChoices.ToChoices(all.Where(static organisation => !organisation.IsPublic)));
    }
}
