using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What the pages that register, correct and take back a state share: the agreement of the route.</summary>
public abstract class AgreementStatePage(RequestDatabase database, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public BusinessAgreementId Agreement { get; set; }

    /// <summary>The agreement's page.</summary>
    public string BackPath => AgreementPaths.Of(Initiative, Agreement);

    internal AgreementFileRow Facts { get; private set; } = null!;

    /// <summary>Frames the page; false when there is no such agreement in the initiative.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, titleKey, cancellation) is null
            || await new AgreementFile(database).FindAsync(Initiative, Agreement, cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        return true;
    }

    /// <summary>The registration, also one that stands no longer; null when it is not the agreement's.</summary>
    private protected async Task<AgreementStateRow?> FindStateAsync(Guid registration, CancellationToken cancellation) =>
        (await new AgreementFile(database).StatesAsync(Agreement, cancellation)).FirstOrDefault(row => row.Id == registration);
}
