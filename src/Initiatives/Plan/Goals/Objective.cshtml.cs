using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about an objective.</summary>
public sealed record ObjectiveInput : PlanPartInput
{
    /// <summary>The goal area it belongs to.</summary>
    [Required]
    public Guid? GoalArea { get; init; }

    /// <summary>Its number in the plan.</summary>
    [Required, Range(1, 999)]
    public int? Number { get; init; }

    /// <summary>In a few words, in Swedish.</summary>
    [MaxLength(200)]
    public string NameSv { get; init; } = string.Empty;

    /// <summary>In a few words, in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }

    /// <summary>In full, in Swedish.</summary>
    [MaxLength(4000)]
    public string? TextSv { get; init; }

    /// <summary>In full, in English.</summary>
    [MaxLength(4000)]
    public string? TextEn { get; init; }
}

/// <summary>Adds, changes or removes an objective; one with targets stays.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class ObjectivePage(PlanForm form, PlanQuery plan) : PlanPartPage<Objective, ObjectiveInput>(form)
{
    private IReadOnlyList<ObjectiveRow> _objectives = [];

    /// <summary>The initiative's goal areas.</summary>
    public IReadOnlyList<Choice> GoalAreas { get; private set; } = [];

    /// <inheritdoc/>
    protected override string Anchor => "mal";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.objective";

    /// <inheritdoc/>
    protected override Task<ObjectiveInput> NewAsync(CancellationToken cancellation) =>
        Task.FromResult(new ObjectiveInput { Number = _objectives.Select(static objective => objective.Number).DefaultIfEmpty(0).Max() + 1 });

    /// <inheritdoc/>
    protected override Task<ObjectiveInput> InputOfAsync(Objective part, CancellationToken cancellation) => Task.FromResult(new ObjectiveInput
    {
        Id = part.Id,
        Version = part.Version,
        GoalArea = part.GoalAreaId,
        Number = part.Number,
        NameSv = part.Name.Sv,
        NameEn = part.Name.En,
        TextSv = part.Text.Sv,
        TextEn = part.Text.En,
    });

    /// <inheritdoc/>
    protected override Objective Make() => new()
    {
        Id = Input.Id,
        InitiativeId = Initiative,
        GoalAreaId = Input.GoalArea!.Value,
        Number = Input.Number!.Value,
        Name = PlanText.Of(Input.NameSv, Input.NameEn),
        Text = PlanText.Of(Input.TextSv, Input.TextEn),
    };

    /// <inheritdoc/>
    protected override void Describe(Objective part)
    {
        part.GoalAreaId = Input.GoalArea!.Value;
        part.Number = Input.Number!.Value;
        part.Name = PlanText.Of(Input.NameSv, Input.NameEn);
        part.Text = PlanText.Of(Input.TextSv, Input.TextEn);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (GoalAreas.All(area => area.Value != Input.GoalArea.ToString()))
        {
            problems.Add(new Problem(nameof(Input.GoalArea), "initiatives.problem.goal_area_unknown"));
        }

        if (_objectives.Any(objective => objective.Number == Input.Number && objective.Id != Part))
        {
            problems.Add(new Problem(nameof(Input.Number), "initiatives.problem.number_taken"));
        }

        return Task.FromResult<IReadOnlyList<Problem>>(problems);
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        _objectives = await plan.ObjectivesAsync(Initiative, cancellation);
        GoalAreas = [.. (await plan.GoalAreasAsync(Initiative, cancellation)).Select(static area => new Choice(area.Id.ToString(), area.Name))];
    }
}
