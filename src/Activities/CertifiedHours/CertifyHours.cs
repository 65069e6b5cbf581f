using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the page showed when somebody certifies.</summary>
public sealed class CertifyInput
{
    /// <summary>Minutes of all together.</summary>
    [Required]
    public int? Minutes { get; init; }

    /// <summary>Number of participants.</summary>
    [Required]
    public int? Participants { get; init; }
}

/// <summary>Certifies the hours of a month: freezes who got how many, and takes the place of an earlier certification.</summary>
public sealed class CertifyHours(RequestDatabase database, MonthHours hours, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// Does it. Refused for a month that is not over, and for who does not see all participants of the initiative; a conflict when the
    /// hours have changed since the page was made, or are certified as they stand.
    /// </summary>
    public async Task<Result> RunAsync(InitiativeId initiative, DateOnly month, CertifyInput input, CancellationToken cancellation)
    {
        if (month.AddMonths(1) > clock.Today())
        {
            return Result.Refused(string.Empty, "hours.not_over");
        }

        if (!user.Scope.CaseInitiatives.Contains(initiative))
        {
            return Result.Refused(string.Empty, "hours.not_all");
        }

        await database.ExecuteAsync(Sql.Of($"select from initiatives where id = {initiative} for no key update"), cancellation); // one at a time
        var rows = await hours.AllAsync(initiative, month, cancellation);
        var standing = await database.Context.Set<HourCertification>().SingleOrDefaultAsync(row => row.InitiativeId == initiative && row.Month == month && row.SupersededAt == null, cancellation);
        if (rows.Count(static row => row.Minutes > 0) != input.Participants || rows.Sum(static row => row.Minutes) != input.Minutes
            || (standing is not null && rows.All(static row => row.Difference == 0)))
        {
            return Result.Conflict("hours.changed_meanwhile");
        }

        var now = clock.GetUtcNow();
        if (standing is not null)
        {
            standing.Supersede(now);
            await database.Context.SaveChangesAsync(cancellation);
        }

        var certification = new HourCertification
        {
            InitiativeId = initiative, Month = month, OccurredOn = clock.Today(), RegisteredAt = now, RegisteredBy = user.RequiredAccount,
        };
        database.Context.Add(certification);
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into certified_hours (id, initiative_id, certification_id, participant_id, minutes)
            select uuidv7(), {initiative}, {certification.Id}, m.id, m.minutes from ({MonthHours.Rows(initiative, month)}) m where m.minutes > 0
            """), cancellation);
        return Result.Done;
    }
}
