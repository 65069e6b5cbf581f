using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the pages about one cohort share: the cohort of the route, and the way to it.</summary>
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

    /// <summary>What the heading names.</summary>
    private protected virtual string Heading => Facts.Name;

    /// <summary>Frames the page; false when the initiative has nothing such.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (!await ReadAsync(cancellation) || await workspace.OpenAsync(Initiative, titleKey, cancellation, Heading) is null)
        {
            return false;
        }

        Chrome.Crumb(T["activities.tab"], Paths.Activities(Initiative)).Crumb(T["cohorts.list.title"], CohortPaths.List(Initiative));
        return true;
    }

    /// <summary>Reads what the route names; false when there is none such.</summary>
    private protected virtual async Task<bool> ReadAsync(CancellationToken cancellation)
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

/// <summary>What the pages about one member of a cohort share: the member of the route.</summary>
public abstract class CohortMemberFrame(CohortReader cohorts, Workspace workspace) : CohortFrame(cohorts, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    public CohortMemberView View { get; private set; } = null!;

    /// <summary>Address of the member's page.</summary>
    public string MemberPath => CohortPaths.Member(Initiative, Cohort, Member);

    private protected override string Heading => View.Organisation;

    private protected override async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        if (!await base.ReadAsync(cancellation) || Members.FirstOrDefault(found => found.Id == Member) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
