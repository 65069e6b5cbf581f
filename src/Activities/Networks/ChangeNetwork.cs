using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A network as a form gives it.</summary>
public sealed class NetworkInput
{
    /// <summary>Id of the form, which becomes the network's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The row version that was read; null for a new one.</summary>
    public uint? Version { get; set; }

    /// <summary>What it is called.</summary>
    [Required, StringLength(Network.LongestName)]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [StringLength(Network.LongestPurpose)]
    public string? Purpose { get; set; }

    /// <summary>The day it began.</summary>
    [Required]
    public DateOnly? StartedOn { get; set; }

    /// <summary>The day it ended.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>Makes and changes networks, and says which sessions are theirs.</summary>
public sealed class ChangeNetwork(RequestDatabase database, NetworkReader networks)
{
    /// <summary>Adds a network. The same form sent twice adds one.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, NetworkInput input, CancellationToken cancellation)
    {
        if (DayProblem(input) is { } problem)
        {
            return problem;
        }

        if (!await database.Context.Set<Network>().AnyAsync(network => network.Id == input.Form && network.InitiativeId == initiative, cancellation))
        {
            database.Context.Add(new Network
            {
                Id = input.Form,
                InitiativeId = initiative,
                Name = input.Name!.Trim(),
                Purpose = input.Purpose?.Trim() ?? string.Empty,
                StartedOn = input.StartedOn!.Value,
                EndedOn = input.EndedOn,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes one; a conflict when somebody else has since it was read.</summary>
    public async Task<Result?> ReviseAsync(InitiativeId initiative, Guid id, NetworkInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Network>().SingleOrDefaultAsync(found => found.Id == id && found.InitiativeId == initiative, cancellation) is not { } network)
        {
            return null;
        }

        if (network.Version != input.Version)
        {
            return Result.Conflict("networks.changed_meanwhile");
        }

        if (DayProblem(input) is { } problem)
        {
            return problem;
        }

        (network.Name, network.Purpose) = (input.Name!.Trim(), input.Purpose?.Trim() ?? string.Empty);
        (network.StartedOn, network.EndedOn) = (input.StartedOn!.Value, input.EndedOn);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Makes a session of organisations a meeting of the network. Refused when it is another network's already.</summary>
    /// <returns>Null when there is no such network in that initiative.</returns>
    public async Task<Result?> TieAsync(InitiativeId initiative, Guid network, SessionId? session, CancellationToken cancellation)
    {
        if (await networks.LockAsync(initiative, network, cancellation) is null)
        {
            return null;
        }

        if (session is not { } chosen || !await networks.IsFreeAsync(initiative, chosen, cancellation))
        {
            return Result.Refused("Session", "networks.meeting.not_free");
        }

        database.Context.Add(new NetworkSession { InitiativeId = initiative, NetworkId = network, SessionId = chosen });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Says that a session is not the network's meeting. The session itself stays.</summary>
    /// <returns>Null when it was not.</returns>
    public async Task<Result?> UntieAsync(InitiativeId initiative, Guid network, SessionId session, CancellationToken cancellation)
    {
        if (await database.Context.Set<NetworkSession>().SingleOrDefaultAsync(
            tie => tie.SessionId == session && tie.NetworkId == network && tie.InitiativeId == initiative, cancellation) is not { } tie)
        {
            return null;
        }

        database.Context.Remove(tie);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static Result? DayProblem(NetworkInput input) =>
        input.EndedOn < input.StartedOn ? Result.Refused(nameof(input.EndedOn), "networks.ends_before_start") : null;
}
