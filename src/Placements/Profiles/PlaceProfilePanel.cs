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
        var cancellation = HttpContext.RequestAborted;
        var row = await database.FindAsync<PlaceProfileRow>(Sql.Of($"""
            select f.participant_id is not null as is_agreed, coalesce(f.kinds, array[]::text[]) as kinds, coalesce(f.least_hours, 0) as least_hours, coalesce(f.most_hours, 0) as most_hours, f.swedish,
                   coalesce(f.occupations, array[]::text[]) as occupations, coalesce(f.avoids, array[]::text[]) as avoids, coalesce(f.supports, array[]::text[]) as supports, f.ready_on,
                   coalesce(f.starts_from, f.latitude || ', ' || f.longitude) as starts_from, f.most_kilometres,
                   not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null) and not (p.id = {OnlyOpened.Any}) as is_open
            from participants p left join place_profiles f on f.participant_id = p.id and f.initiative_id = p.initiative_id
            where p.id = {participant} and p.initiative_id = {initiative}
            """), cancellation);
        var mayEdit = row is { IsOpen: true } && user.May(Permissions.PlacementsEdit, initiative);
        return row is null || (!row.IsAgreed && !mayEdit) ? Content(string.Empty)
            : View("/Profiles/PlaceProfilePanel.cshtml", new PlaceProfileView(row, mayEdit ? MatchPaths.Profile(initiative, participant) : null, mayEdit && row.IsAgreed ? MatchPaths.Fits(initiative, participant) : null));
    }
}

/// <summary>What the panel shows.</summary>
/// <param name="Row">What is agreed.</param>
/// <param name="EditPath">Where it is agreed; null for those who may not.</param>
/// <param name="FitsPath">Where the places that fit are shown; null for those who may not, and while nothing is agreed.</param>
public sealed record PlaceProfileView(PlaceProfileRow Row, string? EditPath, string? FitsPath);

/// <summary>A profile as the file shows it.</summary>
/// <param name="IsAgreed">Whether anything is agreed; if not, the rest says nothing.</param>
/// <param name="Kinds">What for.</param>
/// <param name="LeastHours">Fewest hours a week.</param>
/// <param name="MostHours">Most hours a week.</param>
/// <param name="Swedish">Their Swedish.</param>
/// <param name="Occupations">What they would like.</param>
/// <param name="Avoids">What work must not demand.</param>
/// <param name="Supports">What the workplace must have.</param>
/// <param name="ReadyOn">Since when they are ready.</param>
/// <param name="StartsFrom">About where they set out from; null when it is not known.</param>
/// <param name="MostKilometres">Furthest they can go.</param>
/// <param name="IsOpen">Whether it can be changed: they have not left, and the file is not only opened.</param>
public sealed record PlaceProfileRow(
    bool IsAgreed, string[] Kinds, decimal LeastHours, decimal MostHours, SwedishLevel? Swedish, string[] Occupations, string[] Avoids, string[] Supports, DateOnly? ReadyOn, string? StartsFrom, int? MostKilometres,
    bool IsOpen);
