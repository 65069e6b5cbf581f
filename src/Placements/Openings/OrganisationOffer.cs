using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a new opening begins with: what the register knows of the organisation, so that nobody fills it in twice.</summary>
public sealed class OrganisationOffer(RequestDatabase database)
{
    private const int MonthsOffered = 6;

    /// <summary>The form's beginning.</summary>
    internal async Task<OpeningInput> OfAsync(OrganisationId organisation, AccountId responsible, DateOnly today, CancellationToken cancellation)
    {
        var known = await database.FindAsync<Known>(Sql.Of($"""
            select o.languages, coalesce(o.step_free, false) as step_free, coalesce(o.quiet_place, false) as quiet_place,
                   (select min(id::text)::uuid from organisation_places p where p.organisation_id = o.id having count(*) = 1) as place
            from organisations o where o.id = {organisation}
            """), cancellation);
        return new OpeningInput
        {
            Responsible = responsible,
            Place = known?.Place,
            StartsOn = today,
            LeastHours = 10,
            MostHours = PlacementTerms.MostHours,
            Times = [.. WeekTimes.Weekdays.All],
            Languages = known?.Languages ?? [],
            Supports = [.. (known?.StepFree is true ? [WorkSupport.StepFree] : Array.Empty<WorkSupport>()).Concat(known?.QuietPlace is true ? [WorkSupport.QuietPlace] : [])],
            ValidUntil = today.AddMonths(MonthsOffered),
        };
    }

    private sealed record Known(string[] Languages, bool StepFree, bool QuietPlace, Guid? Place);
}
