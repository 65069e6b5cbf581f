using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who takes over the calling of a network's meetings.</summary>
public sealed class NetworkHandOverInput
{
    /// <summary>Id of the form, which becomes the registration's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The member; its contact person becomes the convenor.</summary>
    [Required]
    public Guid? Member { get; set; }

    /// <summary>From that day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>What was agreed.</summary>
    [StringLength(NetworkConvenor.LongestNote)]
    public string? Note { get; set; }
}

/// <summary>Hands the calling of a network's meetings from one organisation to another. The days before stay as they were.</summary>
public sealed class HandOverNetwork(RequestDatabase database, NetworkReader networks, CurrentUser user, TimeProvider clock)
{
    /// <summary>Hands over to a member, from a day that is neither ahead nor before the last hand-over.</summary>
    /// <returns>Null when there is no such network in that initiative.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, NetworkHandOverInput input, CancellationToken cancellation)
    {
        if (await networks.LockAsync(initiative, id, cancellation) is not { } network)
        {
            return null;
        }

        if (await database.Context.Set<NetworkConvenor>().AnyAsync(convenor => convenor.Id == input.Form && convenor.NetworkId == id, cancellation))
        {
            return Result.Done;
        }

        var latest = (await networks.ConvenorsAsync(id, cancellation)).FirstOrDefault();
        var (day, earliest) = (input.OccurredOn!.Value, latest?.OccurredOn ?? network.StartedOn);
        if (await database.Context.Set<NetworkMember>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.Id == input.Member && found.NetworkId == id && found.LeftOn == null, cancellation) is not { } member)
        {
            return Result.Refused(nameof(input.Member), "networks.convenor.unknown");
        }

        if ((member.OrganisationId, member.ContactPersonId) == (latest?.OrganisationId, latest?.ContactPersonId))
        {
            return Result.Refused(nameof(input.Member), "networks.convenor.same");
        }

        if (day < earliest || day > clock.Today())
        {
            return day > clock.Today()
                ? Result.Refused(nameof(input.OccurredOn), "networks.day_ahead")
                : Result.Refused(nameof(input.OccurredOn), "networks.convenor.too_early", Display.Day(earliest));
        }

        database.Context.Add(new NetworkConvenor
        {
            Id = input.Form,
            InitiativeId = initiative,
            NetworkId = id,
            OrganisationId = member.OrganisationId,
            ContactPersonId = member.ContactPersonId,
            Note = input.Note?.Trim() ?? string.Empty,
            OccurredOn = day,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a hand-over back, for a reason; who convened before does so again.</summary>
    /// <returns>Null when the network has no such hand-over; a conflict when it is not the last one.</returns>
    public async Task<Result?> RetractAsync(InitiativeId initiative, Guid id, Guid handOver, RetractionInput input, CancellationToken cancellation)
    {
        if (await networks.LockAsync(initiative, id, cancellation) is null
            || await database.Context.Set<NetworkConvenor>().SingleOrDefaultAsync(
                found => found.Id == handOver && found.NetworkId == id && found.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        if ((await networks.ConvenorsAsync(id, cancellation))[0].Id != handOver)
        {
            return Result.Conflict("networks.changed_meanwhile");
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
