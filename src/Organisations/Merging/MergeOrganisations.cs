using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Which of two records of one organisation stays.</summary>
public sealed class MergeInput
{
    /// <summary>The one that stays; the other goes.</summary>
    public OrganisationId? Stays { get; set; }

    /// <summary>Whether those who are there for one may read what the other has.</summary>
    public bool MayOpen { get; set; }
}

/// <summary>
/// Makes two records of one organisation one: what refers to the other refers to the one that stays, which takes over what it did not know. The database does it, and
/// refuses what the user may not open to others.
/// </summary>
public sealed class MergeOrganisations(RequestDatabase database, AuditTrail audit, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Done, or refused in words; a conflict when one of them is no longer there.</summary>
    public async Task<Result> RunAsync(OrganisationId one, OrganisationId other, MergeInput input, CancellationToken cancellation = default)
    {
        if (input.Stays is not { } stays || (stays != one && stays != other))
        {
            return Result.Refused(nameof(input.Stays), "organisations.merge.problem.stays");
        }

        var gone = stays == one ? other : one;
        await database.BeginAsync(cancellation);
        await database.QueryAsync<OrganisationId>(Sql.Of($"select id from organisations where id = any ({new[] { one.Value, other.Value }}::uuid[]) order by id for update"), cancellation);
        var from = await database.Context.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == gone, cancellation);
        database.Patience = Patience;
        var problem = await database.ScalarAsync<string?>(
            Sql.Of($"select access.merge_organisations({gone}, {stays}, {input.MayOpen}, {texts["organisations.merge.reason"]}, {clock.GetUtcNow()})"), cancellation);
        if (problem is not null)
        {
            return problem switch
            {
                "gone" => Result.Conflict("organisations.merge.problem.gone"),
                "opens" => Result.Refused(nameof(input.MayOpen), "organisations.merge.problem.opens"),
                _ => Result.Refused(string.Empty, $"organisations.merge.problem.{problem}"),
            };
        }

        var into = await database.Context.Set<Organisation>().SingleAsync(found => found.Id == stays, cancellation);
        into.FillFrom(from!);
        await database.Context.SaveChangesAsync(cancellation);
        await audit.RecordAsync("merged", "organisations", gone.Value, initiative: null, changes: new { into = stays.Value }, cancellation: cancellation);
        return Result.Done;
    }
}
