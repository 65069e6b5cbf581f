using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A page that shows participants as a list, of one initiative or of all in reach.</summary>
public abstract class ParticipantListPage(RequestDatabase database, Lists lists, TimeProvider clock) : SamstegPage
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

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Coaches to narrow to.</summary>
    public IReadOnlyList<Choice> Coaches { get; private set; } = [];

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <summary>Today in Sweden.</summary>
    protected DateOnly Today { get; } = clock.Today();

    /// <summary>The list, or its export.</summary>
    protected async Task<IActionResult> ShowAsync(InitiativeId? initiative, CancellationToken cancellation)
    {
        var hasTargetGroups = await database.ScalarAsync<bool>(Sql.Of(
            $"select count(distinct code) > 1 from initiative_target_groups where kind = 'end_user' and ({initiative}::uuid is null or initiative_id = {initiative}::uuid)"), cancellation);
        var list = ParticipantList.Of(new ParticipantFilter(initiative, Status, Coach, Silent, Work), hasTargetGroups, Today, T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "participants", initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var only = initiative is { } one ? Sql.Of($"ca.initiative_id = {one}") : Sql.Raw("true");
        var coaches = await database.QueryAsync<CoachRow>(Sql.Of($"""
            select distinct a.id, a.display_name from case_assignments ca join accounts a on a.id = ca.account_id
            where {only} order by a.display_name, a.id
            """), cancellation);
        Coaches = [.. coaches.Select(static coach => new Choice(coach.Id.ToString(), coach.DisplayName))];
        return Page();
    }

    private sealed record CoachRow(Guid Id, string DisplayName);
}
