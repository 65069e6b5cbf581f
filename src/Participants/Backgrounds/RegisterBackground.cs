using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How it was for somebody at entry, as a form asks it.</summary>
public sealed class BackgroundInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that was read; null when there was none.</summary>
    public Guid? Read { get; set; }

    /// <summary>Highest education that was completed.</summary>
    [Required]
    public EducationLevel? Education { get; set; }

    /// <summary>Main activity.</summary>
    [Required]
    public ActivityStatus? Activity { get; set; }

    /// <summary>Since when; may be left out.</summary>
    public DateOnly? ActivitySince { get; set; }

    /// <summary>Where the participant is registered as living; may be left out.</summary>
    [StringLength(Background.LongestName)]
    public string? Municipality { get; set; }

    /// <summary>The language an interpreter is needed for; left out when none is.</summary>
    [StringLength(Background.LongestName)]
    public string? Interpreter { get; set; }

    /// <summary>What the participant lived on in the month before the enrolment; none when it was not asked.</summary>
    public IncomeSource[] Sources { get; set; } = [];

    /// <summary>Whether there is a disability; asked for the European Social Fund Plus alone, as the next three.</summary>
    public YesNoAnswer? HasDisability { get; set; }

    /// <summary>Foreign background.</summary>
    public YesNoAnswer? HasForeignBackground { get; set; }

    /// <summary>Citizen of a country outside the European Union.</summary>
    public YesNoAnswer? IsThirdCountryNational { get; set; }

    /// <summary>Without a home.</summary>
    public YesNoAnswer? IsWithoutHome { get; set; }

    /// <summary>Why what stood is corrected; asked where something stood.</summary>
    [StringLength(Reasons.Longest)]
    public string? Reason { get; set; }
}

/// <summary>Registers how it was for somebody at entry, or corrects it. Each keeper has its own.</summary>
public sealed class RegisterBackground(RequestDatabase database, CurrentUser user, TimeProvider clock, RegisterIncome income)
{
    private const int LongestSinceYears = 60;

    /// <summary>What the user's organisation has registered, for the form; an empty form when nothing is.</summary>
    internal async Task<BackgroundInput> ReadAsync(CaseFacts facts, CancellationToken cancellation)
    {
        var standing = await StandingAsync(facts, cancellation);
        var entry = (await income.OfAsync(facts.ParticipantId, cancellation)).FirstOrDefault(month => month.IsOwn && month.Month == EntryMonth(facts));
        return new BackgroundInput
        {
            Read = standing?.Id,
            Education = standing?.Education,
            Activity = standing?.Activity,
            ActivitySince = standing?.ActivitySince,
            Municipality = standing?.Municipality,
            Interpreter = standing?.Interpreter,
            Sources = entry is null ? [] : [.. entry.Sources],
            HasDisability = standing?.HasDisability,
            HasForeignBackground = standing?.HasForeignBackground,
            IsThirdCountryNational = standing?.IsThirdCountryNational,
            IsWithoutHome = standing?.IsWithoutHome,
        };
    }

    /// <summary>The month whose income is asked at entry: the one before the enrolment's.</summary>
    public static DateOnly EntryMonth(CaseFacts facts) => IncomeMonth.MonthOf(facts.EnrolledOn).AddMonths(-1);

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, BackgroundInput input, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        if (await database.Context.Set<Background>().AnyAsync(row => row.Id == input.Form && row.ParticipantId == facts.ParticipantId, cancellation))
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        var standing = await StandingAsync(facts, cancellation);
        if (standing?.Id != input.Read)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        List<Problem> problems =
        [
            .. OfSince(input.ActivitySince, stamp.Today),
            .. IncomeRules.Of(nameof(input.Sources), input.Sources, isRequired: false),
            .. standing is null ? [] : Reasons.Required(nameof(input.Reason), input.Reason ?? string.Empty),
        ];
        if (facts.IsProtected && !string.IsNullOrWhiteSpace(input.Municipality))
        {
            problems.Add(new Problem(nameof(input.Municipality), "participants.background.no_place"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        standing?.Supersede(stamp.At, input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new Background
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = keeper,
            Education = input.Education!.Value,
            Activity = input.Activity!.Value,
            ActivitySince = input.ActivitySince,
            Municipality = Identity.Given(input.Municipality),
            Interpreter = Identity.Given(input.Interpreter),
            HasDisability = input.HasDisability,
            HasForeignBackground = input.HasForeignBackground,
            IsThirdCountryNational = input.IsThirdCountryNational,
            IsWithoutHome = input.IsWithoutHome,
            OccurredOn = facts.EnrolledOn,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return input.Sources.Length == 0
            ? Result.Done
            : await income.RunAsync(facts, new IncomeInput { Month = EntryMonth(facts), Sources = input.Sources }, cancellation);
    }

    private async Task<Background?> StandingAsync(CaseFacts facts, CancellationToken cancellation)
    {
        var keeper = user.OrganisationIn(facts.InitiativeId);
        return await database.Context.Set<Background>().SingleOrDefaultAsync(
            row => row.ParticipantId == facts.ParticipantId && row.KeeperOrganisationId == keeper && row.SupersededAt == null, cancellation);
    }

    private static IEnumerable<Problem> OfSince(DateOnly? since, DateOnly today)
    {
        if (since > today)
        {
            yield return new Problem(nameof(BackgroundInput.ActivitySince), "participants.rule.not_in_future");
        }
        else if (since < today.AddYears(-LongestSinceYears))
        {
            yield return new Problem(nameof(BackgroundInput.ActivitySince), "participants.background.since_odd");
        }
    }
}
