using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An initiative's series and sessions.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class ActivitiesTabPage(SeriesList seriesList, Lists lists, ActivityTypeList types, Workspace workspace, CurrentUser user, TimeProvider clock) : SessionFilterPage
{
    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>The series.</summary>
    public IReadOnlyList<SeriesList.Row> Series { get; private set; } = [];

    /// <summary>The sessions.</summary>
    public ListPage<SessionListRow> Sessions { get; private set; } = null!;

    /// <summary>Types to filter by.</summary>
    public IReadOnlyList<Choice> Types { get; private set; } = [];

    /// <summary>Whether the user may plan.</summary>
    public bool MayPlan { get; private set; }

    /// <summary>Where the map of the same sessions reads its points.</summary>
    public string PointsPath { get; private set; } = string.Empty;

    /// <summary>Series to filter by.</summary>
    public IReadOnlyList<Choice> SeriesChoices => [.. Series.Select(static row => new Choice(row.Id.ToString(), row.Name))];

    /// <summary>How many of a series; of participants the viewer's own, where the viewer does not see them all.</summary>
    public string Counted(SeriesList.Row row, int number) =>
        !row.Audience.ForParticipants() || user.Scope.CaseInitiatives.Contains(Facts.Id)
            ? number.ToString(CultureInfo.InvariantCulture)
            : T["activities.series.of_yours", number];

    /// <summary>The tab, or the list as a file.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "activities.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        var request = ListRequest.Of(Request);
        var list = SessionList.Of(initiative, ReadFilter(clock.Today()), user.ScopeWhere(Permissions.ActivitiesRead), T);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "sessions", initiative, cancellation);
        }

        PointsPath = request.LinkTo($"{Paths.Activities(initiative)}/karta");
        Sessions = await lists.PageAsync(list, request, cancellation);
        Series = await seriesList.AllAsync(initiative, cancellation);
        Types = [.. (await types.ChoicesAsync(initiative, cancellation)).DistinctBy(static choice => choice.Kind).Select(static choice => new Choice(choice.Kind, choice.Name))];
        MayPlan = user.May(Permissions.ActivitiesEdit, initiative);
        return Page();
    }
}
