using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A page that shows participants as a list, of one initiative or of all in reach.</summary>
public abstract class ParticipantListPage(RequestDatabase database, Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>Only those who take part, or who have left.</summary>
    [BindProperty(SupportsGet = true)]
    public ParticipantStatus? Status { get; set; }

    /// <summary>Only this coach's.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? Coach { get; set; }

    /// <summary>Only those without contact for a while.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Silent { get; set; }

    /// <summary>Only those who have left for work or studies.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Work { get; set; }

    /// <summary>Only those whom no coach has.</summary>
    [BindProperty(SupportsGet = true)]
    public bool NoCoach { get; set; }

    /// <summary>Only those without an action plan.</summary>
    [BindProperty(SupportsGet = true)]
    public bool NoPlan { get; set; }

    /// <summary>Only those with a step that should have been taken.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Only those whose plan should have been reviewed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Review { get; set; }

    /// <summary>Only those who were registered by mistake.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mistaken { get; set; }

    /// <summary>Only those whom this import enrolled.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Import { get; set; }

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Coaches to narrow to.</summary>
    public IReadOnlyList<Choice> Coaches { get; private set; } = [];

    /// <summary>Who looks.</summary>
    protected CurrentUser Viewer => user;

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <summary>Today in Sweden.</summary>
    protected DateOnly Today { get; } = clock.Today();

    /// <summary>What other capabilities do with all whom the list finds in an initiative, and where.</summary>
    public IReadOnlyList<(string TextKey, string Path)> WaysOn(InitiativeId initiative) =>
        [.. HttpContext.RequestServices.GetServices<Capability>().SelectMany(static capability => capability.ParticipantListWays)
            .Where(way => user.May(way.Permission, initiative))
            .Select(way => (way.TextKey, List.Request.LinkTo(way.Path.Replace("{id}", initiative.ToString(), StringComparison.Ordinal))))];

    /// <summary>The list, or its export.</summary>
    protected async Task<IActionResult> ShowAsync(InitiativeId? initiative, CancellationToken cancellation)
    {
        var only = initiative is { } one ? Sql.Of($"initiative_id = {one}") : user.ScopeWhere(Permissions.ParticipantsList).Within("initiative_id");
        var hasTargetGroups = await database.ScalarAsync<bool>(Sql.Of(
            $"select count(distinct code) > 1 from initiative_target_groups where kind = 'end_user' and {only}"), cancellation);
        var list = Definition(Filter(initiative), hasTargetGroups);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "participants", initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var coaches = await database.QueryAsync<CoachRow>(Sql.Of($"""
            select a.id, a.display_name from accounts a
            where a.id in (select account_id from case_assignments where {only}) order by a.display_name, a.id
            """), cancellation);
        Coaches = [.. coaches.Select(static coach => new Choice(coach.Id.ToString(), coach.DisplayName))];
        return Page();
    }

    /// <summary>All whom the list of an initiative finds, in its order, no more than so many; and whether it has been narrowed by a filter or a search.</summary>
    protected async Task<(IReadOnlyList<ParticipantId> Found, bool IsNarrowed)> FindAsync(InitiativeId initiative, int most, CancellationToken cancellation)
    {
        var (filter, request) = (Filter(initiative), ListRequest.Of(Request));
        var ids = await lists.IdsAsync(Definition(filter, hasTargetGroups: true), request, most, cancellation);
        return ([.. ids.Select(static id => new ParticipantId(id))], !filter.IsWide || request.Search is not null);
    }

    private ParticipantFilter Filter(InitiativeId? initiative) => new(initiative, Status, Coach, Silent, Work, NoCoach, NoPlan, Overdue, Review, Mistaken, Import);

    private ListDefinition<ParticipantRow> Definition(ParticipantFilter filter, bool hasTargetGroups) =>
        ParticipantList.Of(filter, user.ScopeWhere(Permissions.ParticipantsList), hasTargetGroups, Today, T);

    private sealed record CoachRow(Guid Id, string DisplayName);
}
