using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Why two organisations are not the same.</summary>
public sealed class DismissalInput
{
    /// <summary>Kept with the pair.</summary>
    [Required, StringLength(DismissedDuplicate.LongestReason)]
    public string? Reason { get; set; }
}

/// <summary>Says that two organisations are not the same, and takes that back.</summary>
public sealed class DismissDuplicate(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Says it of the two as they are known now; once.</summary>
    /// <returns>Null when one of them is not there.</returns>
    public async Task<Result?> RunAsync(OrganisationId one, OrganisationId other, DismissalInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        var pair = await database.QueryAsync<Known>(Sql.Of($"select id, facts from ({OrganisationDuplicates.Known}) known where id in ({one}, {other}) order by id"), cancellation);
        if (pair.Count != 2)
        {
            return null;
        }

        var (first, second) = (pair[0], pair[1]);
        var standing = await database.Context.Set<DismissedDuplicate>().SingleOrDefaultAsync(row => row.OneId == first.Id && row.OtherId == second.Id && row.SupersededAt == null, cancellation);
        if (standing is not null && standing.OneFacts.SequenceEqual(first.Facts) && standing.OtherFacts.SequenceEqual(second.Facts))
        {
            return Result.Done;
        }

        standing?.Supersede(clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation); // before its successor: one of a pair's stands
        database.Context.Add(new DismissedDuplicate
        {
            OneId = first.Id, OtherId = second.Id, OneFacts = first.Facts, OtherFacts = second.Facts, Reason = input.Reason!.Trim(),
            OccurredOn = clock.Today(), RegisteredAt = clock.GetUtcNow(), RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes it back: they may be the same after all.</summary>
    /// <returns>Null when it was never said.</returns>
    public async Task<Result?> TakeBackAsync(Guid dismissal, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<DismissedDuplicate>().SingleOrDefaultAsync(row => row.Id == dismissal, cancellation) is not { } said)
        {
            return null;
        }

        if (said.SupersededAt is null)
        {
            said.Supersede(clock.GetUtcNow());
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private sealed record Known(OrganisationId Id, string[] Facts);
}
