using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An organisation that joins a network.</summary>
public sealed class NewNetworkMemberInput
{
    /// <summary>Id of the form, which becomes the membership's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Which; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? JoinedOn { get; set; }
}

/// <summary>A membership as a form gives it.</summary>
public sealed class NetworkMemberInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>Whom to talk to; from those who work there.</summary>
    public Guid? ContactPerson { get; set; }

    /// <summary>The day it joined.</summary>
    [Required]
    public DateOnly? JoinedOn { get; set; }

    /// <summary>The day it left.</summary>
    public DateOnly? LeftOn { get; set; }
}

/// <summary>Who belongs to a network.</summary>
public sealed class ChangeNetworkMembers(RequestDatabase database, NetworkReader networks, TimeProvider clock)
{
    /// <summary>Adds an organisation, with its contact person where it has a single one. Refused when it belongs already.</summary>
    /// <returns>Null when there is no such network in that initiative.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, Guid id, NewNetworkMemberInput input, CancellationToken cancellation)
    {
        if (await networks.LockAsync(initiative, id, cancellation) is not { } network)
        {
            return null;
        }

        if (await database.Context.Set<NetworkMember>().AnyAsync(member => member.Id == input.Form && member.NetworkId == id, cancellation))
        {
            return Result.Done;
        }

        var known = await database.FindAsync<Candidate>(Sql.Of($"""
            select exists (select from network_members m where m.network_id = {id} and m.organisation_id = o.id and m.left_on is null) as belongs,
                   (select max(p.id::text)::uuid from contact_persons p where p.organisation_id = o.id and p.left_on is null having count(*) = 1) as only_contact
            from organisations o where o.id = {input.Organisation}
            """), cancellation);
        List<Problem> problems = [.. DayProblems(network, input.JoinedOn!.Value, null)];
        if (known is not { Belongs: false })
        {
            problems.Add(new Problem(nameof(input.Organisation), known is null ? "networks.member.unknown" : "networks.member.twice"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new NetworkMember
        {
            Id = input.Form,
            InitiativeId = initiative,
            NetworkId = id,
            OrganisationId = input.Organisation!.Value,
            ContactPersonId = known!.OnlyContact,
            JoinedOn = input.JoinedOn.Value,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes contact person and days. Refused when the days are wrong, or who convenes the network would leave it.</summary>
    /// <returns>Null when the network has no such member.</returns>
    public async Task<Result?> ReviseAsync(InitiativeId initiative, Guid id, Guid memberId, NetworkMemberInput input, CancellationToken cancellation)
    {
        if (await networks.LockAsync(initiative, id, cancellation) is not { } network
            || await database.Context.Set<NetworkMember>().SingleOrDefaultAsync(found => found.Id == memberId && found.NetworkId == id, cancellation) is not { } member)
        {
            return null;
        }

        if (member.Version != input.Version)
        {
            return Result.Conflict("networks.changed_meanwhile");
        }

        List<Problem> problems = [.. DayProblems(network, input.JoinedOn!.Value, input.LeftOn)];
        if (input.ContactPerson is { } person && (await ContactPersonsAsync(member.OrganisationId, member.ContactPersonId, cancellation)).All(choice => choice.Value != person.ToString()))
        {
            problems.Add(new Problem(nameof(input.ContactPerson), "networks.member.unknown_contact"));
        }

        if (input.LeftOn is not null && member.LeftOn is null && (await networks.ConvenorsAsync(id, cancellation)).FirstOrDefault()?.OrganisationId == member.OrganisationId)
        {
            problems.Add(new Problem(nameof(input.LeftOn), "networks.member.convenes"));
        }

        if (input.LeftOn is null && member.LeftOn is not null
            && await database.Context.Set<NetworkMember>().AnyAsync(other => other.NetworkId == id && other.OrganisationId == member.OrganisationId && other.LeftOn == null, cancellation))
        {
            problems.Add(new Problem(nameof(input.LeftOn), "networks.member.twice"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        (member.ContactPersonId, member.JoinedOn, member.LeftOn) = (input.ContactPerson, input.JoinedOn.Value, input.LeftOn);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Who can be named at an organisation: those who work there, and who is named already.</summary>
    public async Task<IReadOnlyList<Choice>> ContactPersonsAsync(OrganisationId organisation, Guid? named, CancellationToken cancellation) =>
    [
        .. (await database.QueryAsync<Person>(Sql.Of($"""
            select id, name from contact_persons where organisation_id = {organisation} and (left_on is null or id = {named})
            order by name collate "sv-x-icu", id
            """), cancellation)).Select(static person => new Choice(person.Id.ToString(), person.Name)),
    ];

    private IEnumerable<Problem> DayProblems(NetworkFacts network, DateOnly joinedOn, DateOnly? leftOn)
    {
        if (joinedOn < network.StartedOn || joinedOn > network.EndedOn)
        {
            yield return new Problem(nameof(NetworkMemberInput.JoinedOn), "networks.member.outside_network");
        }
        else if (joinedOn > clock.Today())
        {
            yield return new Problem(nameof(NetworkMemberInput.JoinedOn), "networks.day_ahead");
        }

        if (leftOn < joinedOn)
        {
            yield return new Problem(nameof(NetworkMemberInput.LeftOn), "networks.member.left_before");
        }
        else if (leftOn > clock.Today())
        {
            yield return new Problem(nameof(NetworkMemberInput.LeftOn), "networks.day_ahead");
        }
    }

    private sealed record Candidate(bool Belongs, Guid? OnlyContact);

    private sealed record Person(Guid Id, string Name);
}
