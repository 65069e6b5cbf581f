using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a goal area.</summary>
public sealed record GoalAreaInput : PlanPartInput
{
    /// <summary>Name in Swedish.</summary>
    [MaxLength(200)]
    public string NameSv { get; init; } = string.Empty;

    /// <summary>Name in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }
}

/// <summary>Adds, changes or removes a goal area; one with objectives stays.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class GoalAreaPage(PlanForm form) : PlanPartPage<GoalArea, GoalAreaInput>(form)
{
    /// <inheritdoc/>
    protected override string Anchor => "mal";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.goal_area";

    /// <inheritdoc/>
    protected override Task<GoalAreaInput> InputOfAsync(GoalArea part, CancellationToken cancellation) =>
        Task.FromResult(new GoalAreaInput { Id = part.Id, Version = part.Version, NameSv = part.Name.Sv, NameEn = part.Name.En });

    /// <inheritdoc/>
    protected override GoalArea Make() => new() { Id = Input.Id, InitiativeId = Initiative, Name = PlanText.Of(Input.NameSv, Input.NameEn) };

    /// <inheritdoc/>
    protected override void Describe(GoalArea part) => part.Name = PlanText.Of(Input.NameSv, Input.NameEn);
}
