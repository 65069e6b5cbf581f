using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What somebody lived on in a month, as a form asks it.</summary>
public sealed class IncomeInput
{
    /// <summary>A day in the month.</summary>
    [Required]
    public DateOnly? Month { get; set; }

    /// <summary>What of.</summary>
    public IncomeSource[] Sources { get; set; } = [];
}

/// <summary>What must hold for the income of a month. Pure.</summary>
public static class IncomeRules
{
    /// <summary>Each source once; not known, not stated and no public support stand alone among what is public.</summary>
    public static IEnumerable<Problem> Of(string field, IReadOnlyCollection<IncomeSource> sources, bool isRequired)
    {
        if (sources.Count == 0)
        {
            if (isRequired)
            {
                yield return new Problem(field, "participants.income.choose");
            }
        }
        else if (sources.Count > 1 && sources.Any(static source => source is IncomeSource.Unknown or IncomeSource.NotStated))
        {
            yield return new Problem(field, "participants.income.alone");
        }
        else if (sources.Contains(IncomeSource.NoPublicSupport) && sources.Any(IsPublic))
        {
            yield return new Problem(field, "participants.income.contradicts");
        }
    }

    /// <summary>Whether it is paid by the public to who does not support herself.</summary>
    public static bool IsPublic(IncomeSource source) => source is >= IncomeSource.SocialAssistance and <= IncomeSource.StudentFinance or IncomeSource.OtherPublicSupport;
}

/// <summary>Registers what somebody lived on in a month; what stood for the month gives way.</summary>
public sealed class RegisterIncome(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>The months that are registered and that the viewer may read, the latest first.</summary>
    internal Task<IReadOnlyList<IncomeRow>> OfAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<IncomeRow>(Sql.Of($"""
        select i.occurred_on as month, i.sources as codes, o.name as keeper, access.keeps(i.initiative_id, i.keeper_organisation_id) as is_own
        from income_months i join organisations o on o.id = i.keeper_organisation_id
        where i.participant_id = {participant} and i.superseded_at is null
        order by i.occurred_on desc, o.name, i.id
        """), cancellation);

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, IncomeInput input, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        var stamp = Stamp.Of(clock, user);
        var month = IncomeMonth.MonthOf(input.Month!.Value);
        List<Problem> problems = [.. IncomeRules.Of(nameof(input.Sources), input.Sources, isRequired: true)];
        if (month > stamp.Today || month < RegisterBackground.EntryMonth(facts))
        {
            problems.Add(new Problem(nameof(input.Month), "participants.income.month_wrong"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        var standing = await database.Context.Set<IncomeMonth>().SingleOrDefaultAsync(
            row => row.ParticipantId == facts.ParticipantId && row.KeeperOrganisationId == keeper && row.OccurredOn == month && row.SupersededAt == null, cancellation);
        IncomeSource[] sources = [.. input.Sources.Distinct().Order()];
        if (standing is not null && standing.Sources.SequenceEqual(sources))
        {
            return Result.Done;
        }

        standing?.Supersede(stamp.At);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new IncomeMonth
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = keeper,
            Sources = sources,
            OccurredOn = month,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}

/// <summary>A month as the page shows it.</summary>
/// <param name="Month">The first of it.</param>
/// <param name="Codes">Codes of what somebody lived on.</param>
/// <param name="Keeper">Who keeps it.</param>
/// <param name="IsOwn">Whether that is the viewer's organisation.</param>
public sealed record IncomeRow(DateOnly Month, string[] Codes, string Keeper, bool IsOwn)
{
    /// <summary>What somebody lived on.</summary>
    public IReadOnlyList<IncomeSource> Sources => CodeArrays.Read<IncomeSource>(Codes);
}
