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

    /// <summary>Why.</summary>
    [Required, StringLength(CorrectMark.ReasonLength)]
    public string? Reason { get; init; }
}

/// <summary>Registers and corrects which organisations came to a session. The caller has locked the session.</summary>
public sealed class RegisterOrganisation(RequestDatabase database, CurrentUser user, TimeProvider clock)
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

        await AddAsync(session, input.Organisation!.Value, input.Group!, input.Persons!.Value, session.Day, clock.GetUtcNow(), cancellation);
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

        if (standing.AudienceGroup == input.Group && standing.Persons == input.Persons)
        {
            return Result.Refused("Persons", "activities.correct.same");
        }

        var now = clock.GetUtcNow();
        standing.Supersede(now, input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        if (input.Persons > 0)
        {
            await AddAsync(session, organisation, input.Group!, input.Persons.Value, standing.OccurredOn, now, cancellation);
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

    private async Task AddAsync(
        SessionCard session, OrganisationId organisation, string group, int persons, DateOnly occurredOn, DateTimeOffset now, CancellationToken cancellation)
    {
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
        await database.Context.SaveChangesAsync(cancellation);
    }

    private sealed record State(bool IsKnown, bool IsRegistered);
}
