using Microsoft.EntityFrameworkCore;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Reads and keeps what a participant can and needs at a place of work.</summary>
public sealed class SavePlaceProfile(RequestDatabase database, TimeProvider clock)
{
    /// <summary>What is agreed, for the form; an empty form when nothing is.</summary>
    internal async Task<PlaceProfileInput> ReadAsync(CaseFacts facts, CancellationToken cancellation)
    {
        if (await FindAsync(facts, cancellation) is not { } profile)
        {
            return new PlaceProfileInput { ReadyOn = clock.Today(), Times = [.. WeekTimes.Weekdays.All] };
        }

        return PlaceProfileInput.Of(profile, (await ConflictsAsync(facts, cancellation)).Select(static conflict => conflict.OrganisationId));
    }

    /// <summary>Keeps it, or says what is wrong; a conflict when somebody has changed it since it was read.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, PlaceProfileInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        var profile = await FindAsync(facts, cancellation);
        if (profile?.Version != input.Version)
        {
            return Result.Conflict("place_profile.refused.stale");
        }

        var problems = input.Problems(clock.Today(), facts.IsProtected).ToList();
        var notAt = input.NotAt.Distinct().ToArray();
        if (await database.ScalarAsync<long>(Sql.Of($"select count(*) from organisations where id = any ({notAt.Select(static id => id.Value).ToArray()})"), cancellation) < notAt.Length)
        {
            problems.Add(new(nameof(input.NotAt), "placements.refused.no_organisation"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (profile is null)
        {
            profile = new PlaceProfile { ParticipantId = facts.ParticipantId, InitiativeId = facts.InitiativeId };
            database.Context.Add(profile);
        }

        profile.Agree(input);
        var conflicts = await ConflictsAsync(facts, cancellation);
        if (database.Context.Entry(profile).State == EntityState.Unchanged && !conflicts.Select(static conflict => conflict.OrganisationId).ToHashSet().SetEquals(notAt))
        {
            database.Context.Entry(profile).State = EntityState.Modified; // its version is that of the conflicts too
        }

        database.Context.RemoveRange(conflicts.Where(conflict => !notAt.Contains(conflict.OrganisationId)));
        database.Context.AddRange(notAt.Except(conflicts.Select(static conflict => conflict.OrganisationId))
            .Select(organisation => new PlaceConflict { ParticipantId = facts.ParticipantId, InitiativeId = facts.InitiativeId, OrganisationId = organisation }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<PlaceProfile?> FindAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<PlaceProfile>().SingleOrDefaultAsync(profile => profile.ParticipantId == facts.ParticipantId && profile.InitiativeId == facts.InitiativeId, cancellation);

    private Task<List<PlaceConflict>> ConflictsAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<PlaceConflict>().Where(conflict => conflict.ParticipantId == facts.ParticipantId).ToListAsync(cancellation);
}
