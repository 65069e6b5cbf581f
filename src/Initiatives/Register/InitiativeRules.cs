using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What must hold for an initiative's own answers, whatever is in the database.</summary>
internal static class InitiativeRules
{
    /// <summary>The largest grant the column holds, SEK.</summary>
    public const decimal LargestGrant = 999_999_999_999.99m;

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>The problems of an input; none when it may be taken over.</summary>
    public static IReadOnlyList<Problem> Problems(InitiativeInput input)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.NameSv))
        {
            problems.Add(new Problem(nameof(input.NameSv), "initiatives.problem.name_missing"));
        }

        if (input.Owner is null)
        {
            problems.Add(new Problem(nameof(input.Owner), "initiatives.problem.owner_missing"));
        }

        problems.AddRange(PeriodProblems(input));
        if (input.MaximumGrant is < 0 or > LargestGrant)
        {
            problems.Add(new Problem(nameof(input.MaximumGrant), "initiatives.problem.grant_range"));
        }
        else if (input.MaximumGrant is { } grant && decimal.Round(grant, 2) != grant)
        {
            problems.Add(new Problem(nameof(input.MaximumGrant), "initiatives.problem.grant_decimals"));
        }

        return problems;
    }

    /// <summary>The checked description; call when there are no problems.</summary>
    public static InitiativeDescription Description(InitiativeInput input) => new(
        PlanText.Of(input.NameSv, input.NameEn),
        PlanText.Of(input.SummarySv, input.SummaryEn),
        PlanText.Of(input.PurposeSv, input.PurposeEn),
        PlanText.Trimmed(input.RegistryNumber),
        input.Funder,
        input.Owner!.Value,
        input.Performer,
        input.StartsOn!.Value,
        input.EndsOn!.Value,
        input.IntakeEndsOn,
        input.MaximumGrant);

    private static IEnumerable<Problem> PeriodProblems(InitiativeInput input)
    {
        if (input.StartsOn is not { } starts)
        {
            yield return new Problem(nameof(input.StartsOn), "initiatives.problem.starts_missing");
        }
        else if (starts < Earliest || starts > Latest)
        {
            yield return new Problem(nameof(input.StartsOn), "initiatives.problem.year");
        }

        if (input.EndsOn is not { } ends)
        {
            yield return new Problem(nameof(input.EndsOn), "initiatives.problem.ends_missing");
        }
        else if (ends < Earliest || ends > Latest)
        {
            yield return new Problem(nameof(input.EndsOn), "initiatives.problem.year");
        }
        else if (ends <= input.StartsOn)
        {
            yield return new Problem(nameof(input.EndsOn), "initiatives.problem.ends_before_start");
        }
        else if (input.IntakeEndsOn < input.StartsOn || input.IntakeEndsOn > ends)
        {
            yield return new Problem(nameof(input.IntakeEndsOn), "initiatives.problem.intake_outside");
        }
    }
}

/// <summary>Texts as people type them in forms.</summary>
public static class PlanText
{
    /// <summary>Both languages without blanks around; an empty English one is none.</summary>
    public static LocalText Of(string? swedish, string? english) => new(swedish?.Trim() ?? string.Empty, Trimmed(english));

    /// <summary>Without blanks around; nothing left gives null.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
