using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a target group.</summary>
public sealed record TargetGroupInput : PlanPartInput
{
    /// <summary>A code of <see cref="TargetGroupCodes"/>; cannot be changed afterwards.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>The plan's own words in Swedish; left out, the code's label.</summary>
    [MaxLength(200)]
    public string? NameSv { get; init; }

    /// <summary>The plan's own words in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }
}

/// <summary>Adds, changes or removes a target group of the initiative.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class TargetGroupPage(PlanForm form, PlanQuery plan) : PlanPartPage<InitiativeTargetGroup, TargetGroupInput>(form)
{
    private IReadOnlyList<string> _taken = [];

    /// <summary>Codes that the initiative does not have yet.</summary>
    public IReadOnlyList<Choice> Codes => TargetGroupCodes.Choices(T, TargetGroupCodes.All.Except(_taken));

    /// <summary>Key of the label of the group that stands.</summary>
    public string? StandingKey => Standing is null ? null : TargetGroupCodes.TextKey(Standing.Code);

    /// <inheritdoc/>
    protected override string Anchor => "malgrupper";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.target_group";

    /// <inheritdoc/>
    protected override Task<TargetGroupInput> InputOfAsync(InitiativeTargetGroup part, CancellationToken cancellation) =>
        Task.FromResult(new TargetGroupInput { Id = part.Id, Version = part.Version, Code = part.Code, NameSv = part.Name.Sv, NameEn = part.Name.En });

    /// <inheritdoc/>
    protected override InitiativeTargetGroup Make() => new()
    {
        Id = Input.Id,
        InitiativeId = Initiative,
        Code = Input.Code,
        Kind = TargetGroupCodes.KindOf(Input.Code),
        Name = NameFor(Input.Code),
    };

    /// <inheritdoc/>
    protected override void Describe(InitiativeTargetGroup part) => part.Name = NameFor(part.Code);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Problem>>(
        !IsNew ? []
        : !TargetGroupCodes.All.Contains(Input.Code) ? [new Problem(nameof(Input.Code), "initiatives.problem.target_group_unknown")]
        : _taken.Contains(Input.Code) ? [new Problem(nameof(Input.Code), "initiatives.problem.target_group_twice")]
        : []);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) =>
        _taken = [.. (await plan.TargetGroupsAsync(Initiative, cancellation)).Select(static group => group.Code)];

    // Without own words the plan uses the code list's, which exist in both languages.
    private LocalText NameFor(string code)
    {
        if (PlanText.Trimmed(Input.NameSv) is { } own)
        {
            return PlanText.Of(own, Input.NameEn);
        }

        var key = TargetGroupCodes.TextKey(code);
        return new LocalText(LabelIn("sv-SE", key), LabelIn("en-GB", key));
    }

    private string LabelIn(string language, string key) => T.In(CultureInfo.GetCultureInfo(language), () => T[key]);
}
