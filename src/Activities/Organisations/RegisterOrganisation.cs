using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An organisation that came to a session.</summary>
public sealed class OrganisationCameInput
{
    /// <summary>Which; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }

    /// <summary>As what it came.</summary>
    [Required]
    public string? Group { get; init; }

    /// <summary>With how many.</summary>
    [Required, Range(1, OrganisationAttendance.MostPersons)]
    public int? Persons { get; init; } = 1;

    /// <summary>Contact persons of it who were among them; they are never more than <see cref="Persons"/>, which follows.</summary>
    [MaxLength(OrganisationAttendance.MostPersons)]
    public Guid[] People { get; set; } = [];
}

/// <summary>A correction of an organisation's attendance.</summary>
public sealed class OrganisationCorrectionInput
{
    /// <summary>The registration that the page showed.</summary>
    public Guid? Base { get; init; }

    /// <summary>As what it came.</summary>
    [Required]
    public string? Group { get; init; }

    /// <summary>With how many; 0 when it did not come.</summary>
    [Required, Range(0, OrganisationAttendance.MostPersons)]
    public int? Persons { get; init; }

    /// <summary>Contact persons of it who were among them; who is not named did not come.</summary>
    [MaxLength(OrganisationAttendance.MostPersons)]
    public Guid[] People { get; set; } = [];

    /// <summary>Why.</summary>
    [Required, StringLength(CorrectMark.ReasonLength)]
    public string? Reason { get; init; }
}

/// <summary>Registers and corrects which organisations came to a session. The caller has locked the session.</summary>
public sealed class RegisterOrganisation(RequestDatabase database, ContactPeople contacts, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers that an organisation came. Refused before the day, and when it is registered already.</summary>
    public async Task<Result> RunAsync(SessionCard session, OrganisationCameInput input, CancellationToken cancellation)
    {
        if (Obstacle(session, input.Group) is { } obstacle)
        {
            return obstacle;
        }

        var state = await database.FindAsync<State>(Sql.Of($"""
            select exists (select from organisations where id = {input.Organisation}) as is_known,
                   exists (select from organisation_attendance
                           where session_id = {session.Id} and organisation_id = {input.Organisation} and superseded_at is null) as is_registered
            """), cancellation);
        if (state is not { IsKnown: true })
        {
            return Result.Refused("Organisation", "activities.organisation.unknown");
        }

        if (state.IsRegistered)
        {
            return Result.Refused("Organisation", "activities.organisation.twice");
        }

        if (!await contacts.AreOfAsync(input.Organisation!.Value, input.People, cancellation))
        {
            return Result.Refused("People", "came.people.of_another");
        }

        Guid[] people = [.. input.People.Distinct()];
        var now = clock.GetUtcNow();
        Add(session, input.Organisation.Value, input.Group!, Math.Max(input.Persons!.Value, people.Length), session.Day, now);
        Add(session, input.Organisation.Value, people, session.Day, now);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Corrects the registration, or retracts it when nobody came. A conflict when another one stands by now.</summary>
    public async Task<Result> CorrectAsync(
        SessionCard session, OrganisationId organisation, OrganisationCorrectionInput input, CancellationToken cancellation)
    {
        if (Obstacle(session, input.Group) is { } obstacle)
        {
            return obstacle;
        }

        var standing = (await database.Context.Set<OrganisationAttendance>().FromSql($"""
            select * from organisation_attendance
            where session_id = {session.Id.Value} and organisation_id = {organisation.Value} and superseded_at is null
            """).ToListAsync(cancellation)).SingleOrDefault();
        if (standing is null || standing.Id != input.Base)
        {
            return Result.Conflict("activities.correct.changed_meanwhile");
        }

        if (!await contacts.AreOfAsync(organisation, input.People, cancellation))
        {
            return Result.Refused("People", "came.people.of_another");
        }

        HashSet<Guid> people = input.Persons == 0 ? [] : [.. input.People];
        var persons = Math.Max(input.Persons!.Value, people.Count);
        var named = await database.Context.Set<OrganisationPersonAttendance>().FromSql($"""
            select * from organisation_person_attendance
            where session_id = {session.Id.Value} and organisation_id = {organisation.Value} and superseded_at is null
            """).ToListAsync(cancellation);
        var isSameCount = standing.AudienceGroup == input.Group && standing.Persons == persons;
        if (isSameCount && people.SetEquals(named.Select(static person => person.ContactPersonId)))
        {
            return Result.Refused("Persons", "activities.correct.same");
        }

        var now = clock.GetUtcNow();
        var reason = input.Reason!.Trim();
        foreach (var person in named.Where(person => !people.Contains(person.ContactPersonId)))
        {
            person.Supersede(now, reason);
        }

        standing.Supersede(now, reason);
        await database.Context.SaveChangesAsync(cancellation);
        if (persons > 0)
        {
            Add(session, organisation, input.Group!, persons, standing.OccurredOn, now);
            Add(session, organisation, people.Except(named.Select(static person => person.ContactPersonId)), standing.OccurredOn, now);
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private Result? Obstacle(SessionCard session, string? group)
    {
        if (!session.HasCome(clock.Today()))
        {
            return Result.Refused(string.Empty, "activities.session.in_the_future");
        }

        if (session.Result is SessionResult.Cancelled)
        {
            return Result.Conflict("activities.session.is_cancelled");
        }

        return AudienceGroups.All.Contains(group) ? null : Result.Refused("Group", "ui.invalid");
    }

    private void Add(SessionCard session, OrganisationId organisation, string group, int persons, DateOnly occurredOn, DateTimeOffset now) =>
        database.Context.Add(new OrganisationAttendance
        {
            InitiativeId = session.InitiativeId,
            SessionId = session.Id,
            OrganisationId = organisation,
            AudienceGroup = group,
            Persons = persons,
            OccurredOn = occurredOn,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });

    private void Add(SessionCard session, OrganisationId organisation, IEnumerable<Guid> people, DateOnly occurredOn, DateTimeOffset now) =>
        database.Context.AddRange(people.Select(person => new OrganisationPersonAttendance
        {
            InitiativeId = session.InitiativeId,
            SessionId = session.Id,
            OrganisationId = organisation,
            ContactPersonId = person,
            OccurredOn = occurredOn,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        }));

    private sealed record State(bool IsKnown, bool IsRegistered);
}
