using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>On a participant's file: what they can and need at a place of work, in a few lines.</summary>
public sealed class PlaceProfilePanel(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>The panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var row = await database.FindAsync<PlaceProfileRow>(Sql.Of($"""
            select f.kinds, f.least_hours, f.most_hours, f.times, f.swedish, f.occupations, f.avoids, f.supports, f.ready_on
            from place_profiles f where f.participant_id = {participant} and f.initiative_id = {initiative}
            """), HttpContext.RequestAborted);
        var isOpen = await database.ScalarAsync<bool>(Sql.Of($"""
            select not exists (select from exits x where x.participant_id = {participant} and x.superseded_at is null) and not ({participant} = {OnlyOpened.Any})
            """), HttpContext.RequestAborted);
        var mayEdit = isOpen && user.May(Permissions.PlacementsEdit, initiative);
        return row is null && !mayEdit ? Content(string.Empty) : View("/Profiles/PlaceProfilePanel.cshtml", new PlaceProfileView(row, mayEdit ? MatchPaths.Profile(initiative, participant) : null));
    }
}

/// <summary>What the panel shows.</summary>
/// <param name="Row">Null while nothing is agreed.</param>
/// <param name="EditPath">Where it is agreed; null for those who may not.</param>
public sealed record PlaceProfileView(PlaceProfileRow? Row, string? EditPath);

/// <summary>A profile as the file shows it.</summary>
public sealed record PlaceProfileRow(
    string[] Kinds, decimal LeastHours, decimal MostHours, int Times, SwedishLevel Swedish, string[] Occupations, string[] Avoids, string[] Supports, DateOnly ReadyOn);
