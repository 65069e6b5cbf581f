using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The types of activity of an initiative, with the usual ones to add at a press.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class ActivityTypesPage(RequestDatabase database, ChangeActivityType change, Workspace workspace) : SamstegPage
{
    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>The types by name, retired ones last.</summary>
    public IReadOnlyList<Row> Types { get; private set; } = [];

    /// <summary>Usual kinds that it has none of.</summary>
    public IReadOnlyList<string> Usual => [.. ActivityKinds.Usual.Select(static usual => usual.Kind).Where(kind => Types.All(type => type.Kind != kind))];

    /// <summary>The types.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "planning.types.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        Types = await database.QueryAsync<Row>(Sql.Of($"""
            select t.id, {LocalText.Column("t.name")} as name, t.kind, t.audience, t.minutes, t.capacity, t.is_retired,
                   (select count(*)::integer from activity_series s where s.activity_type_id = t.id) as series,
                   (select count(*)::integer from sessions s where s.activity_type_id = t.id and s.series_id is null) as sessions
            from activity_types t where t.initiative_id = {initiative} order by t.is_retired, name, t.id
            """), cancellation);
        return Page();
    }

    /// <summary>Adds one of the usual kinds.</summary>
    public async Task<IActionResult> OnPostAddUsualAsync(InitiativeId initiative, string? kind, CancellationToken cancellation)
    {
        if (await OnGetAsync(initiative, cancellation) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            return NotFound();
        }

        return Answer(await change.AddUsualAsync(initiative, kind, T, cancellation), Paths.ActivityTypes(initiative), "planning.types.added");
    }

    /// <summary>A type, and how much has been made of it.</summary>
    public sealed record Row(ActivityTypeId Id, string Name, string Kind, Attendees Audience, int Minutes, int? Capacity, bool IsRetired, int Series, int Sessions);
}
