using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Reads and keeps what a participant can and needs at a place of work.</summary>
public sealed class SavePlaceProfile(RequestDatabase database, TimeProvider clock, TownPoints towns)
{
    /// <summary>What is agreed, for the form; an empty form when nothing is.</summary>
    internal async Task<PlaceProfileInput> ReadAsync(CaseFacts facts, CancellationToken cancellation)
    {
        if (await FindAsync(facts, cancellation) is not { } profile)
        {
            return new PlaceProfileInput { ReadyOn = clock.Today(), AllWeekdays = true };
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

        var (from, unknown) = problems.Exists(static problem => problem.Field == nameof(PlaceProfileInput.From)) ? (null, null) : await FromAsync(input, profile, cancellation);
        if (unknown is not null)
        {
            problems.Add(unknown);
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

        profile.Agree(input, from);
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

    /// <summary>About where they set out from. What nobody has touched keeps its point, whatever is known of the town since then.</summary>
    private async Task<(Coordinates? Point, Problem? Problem)> FromAsync(PlaceProfileInput input, PlaceProfile? profile, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(input.From) ? (null, null)
        : input.IsPoint ? Coordinates.Read(input.From, nameof(input.From))
        : input.From.Trim() == profile?.StartsFrom ? (profile.From, null)
        : await towns.FindAsync(database, input.From, nameof(input.From), cancellation);

    private Task<PlaceProfile?> FindAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<PlaceProfile>().SingleOrDefaultAsync(profile => profile.ParticipantId == facts.ParticipantId && profile.InitiativeId == facts.InitiativeId, cancellation);

    private Task<List<PlaceConflict>> ConflictsAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<PlaceConflict>().Where(conflict => conflict.ParticipantId == facts.ParticipantId).ToListAsync(cancellation);
}
