using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the pages about one cohort share: the cohort of the route, and the member where it names one.</summary>
public abstract class CohortFrame(CohortReader cohorts, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Cohort { get; set; }

    public CohortFacts Facts { get; private set; } = null!;

    /// <summary>The phases, in order.</summary>
    public IReadOnlyList<CohortPhaseRow> Phases { get; private set; } = [];

    /// <summary>All members there have been.</summary>
    public IReadOnlyList<CohortMemberView> Members { get; private set; } = [];

    /// <summary>Frames the page; false when there is no such cohort in the initiative.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (!await ReadAsync(cancellation) || await workspace.OpenAsync(Initiative, titleKey, cancellation, Facts.Name) is null)
        {
            return false;
        }

        return true;
    }

    /// <summary>Frames a page about a member; null when the cohort has none such.</summary>
    private protected async Task<CohortMemberView?> OpenMemberAsync(Guid id, string titleKey, CancellationToken cancellation) =>
        await ReadAsync(cancellation) && Members.FirstOrDefault(found => found.Id == id) is { } member
        && await workspace.OpenAsync(Initiative, titleKey, cancellation, member.Organisation) is not null ? member : null;

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        if (await cohorts.FindAsync(Initiative, Cohort, cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Phases = await cohorts.PhasesAsync(Cohort, cancellation);
        Members = await cohorts.MembersAsync(Cohort, cancellation);
        return true;
    }
}
