using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the form needs, whether it adds or changes.</summary>
public interface IOrganisationForm
{
    /// <summary>The answers.</summary>
    OrganisationInput Input { get; }

    /// <summary>Organisations it may be a unit of.</summary>
    IReadOnlyList<Choice> Parents { get; }

    /// <summary>Where a change of mind leads.</summary>
    string BackPath { get; }

    /// <summary>The organisation that has the number that was typed; null when none has.</summary>
    OrganisationChoice? Taken { get; }

    /// <summary>Those that are called nearly the same, where that is asked about; otherwise none.</summary>
    IReadOnlyList<OrganisationChoice> Alike { get; }
}

/// <summary>Organisations that may have units: those that are not units themselves.</summary>
public sealed class OrganisationParents(RequestDatabase database)
{
    internal async Task<IReadOnlyList<Choice>> ForAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var parents = await database.QueryAsync<OrganisationChoice>(Sql.Of($"""
            select id, name, type from organisations where unit_of is null and id <> {organisation} order by name collate "sv-x-icu", id
            """), cancellation);
        return OrganisationChoices.ToChoices(parents);
    }
}
