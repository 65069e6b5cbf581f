using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What the questions on a target's name and place stand on.</summary>
/// <param name="Input">The form's input.</param>
/// <param name="Objectives">Objectives to choose from.</param>
/// <param name="Activities">Planned activities to choose from.</param>
/// <param name="IsReported">Whether the value is reported by hand.</param>
public sealed record TargetWordingForm(IWordedInput Input, IReadOnlyList<Choice> Objectives, IReadOnlyList<Choice> Activities, bool IsReported)
{
    internal static TargetWordingForm Of(IWordedInput input, TargetPlan plan, bool isReported) =>
        new(input, Choices(plan.Objectives), Choices(plan.Activities), isReported);

    private static List<Choice> Choices(IEnumerable<PlanChoice> parts) => [.. parts.Select(static part => new Choice(part.Id.ToString(), part.Name))];
}

/// <summary>An input that says how a target is called and where it belongs.</summary>
public interface IWordedInput
{
    /// <summary>Name and place in the plan.</summary>
    TargetWording Wording { get; }
}
