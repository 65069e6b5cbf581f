using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a place in the staffing.</summary>
public sealed record StaffingInput : PlanPartInput
{
    /// <summary>Title in Swedish.</summary>
    [MaxLength(200)]
    public string TitleSv { get; init; } = string.Empty;

    /// <summary>Title in English.</summary>
    [MaxLength(200)]
    public string? TitleEn { get; init; }

    /// <summary>What the work is, in Swedish.</summary>
    [MaxLength(1000)]
    public string? FocusSv { get; init; }

    /// <summary>What the work is, in English.</summary>
    [MaxLength(1000)]
    public string? FocusEn { get; init; }

    /// <summary>How engaged.</summary>
    [Required]
    public Employment? Employment { get; init; }

    /// <summary>Share of a full-time post, %.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>Who has the place.</summary>
    public AccountId? Account { get; init; }
}

/// <summary>Adds, changes or removes a place in the initiative's staffing.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class StaffingPage(PlanForm form, PlanQuery plan) : PlanPartPage<StaffMember, StaffingInput>(form)
{
    /// <summary>People with a role in the initiative.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <inheritdoc/>
    protected override string Anchor => "bemanning";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.staffing";

    /// <inheritdoc/>
    protected override Task<StaffingInput> InputOfAsync(StaffMember part, CancellationToken cancellation) => Task.FromResult(new StaffingInput
    {
        Id = part.Id,
        Version = part.Version,
        TitleSv = part.Title.Sv,
        TitleEn = part.Title.En,
        FocusSv = part.Focus.Sv,
        FocusEn = part.Focus.En,
        Employment = part.Employment,
        SharePercent = part.SharePercent,
        Account = part.AccountId,
    });

    /// <inheritdoc/>
    protected override StaffMember Make() => new()
    {
        Id = Input.Id,
        InitiativeId = Initiative,
        Title = PlanText.Of(Input.TitleSv, Input.TitleEn),
        Focus = PlanText.Of(Input.FocusSv, Input.FocusEn),
        Employment = Input.Employment!.Value,
        SharePercent = Input.SharePercent,
        AccountId = Input.Account,
    };

    /// <inheritdoc/>
    protected override void Describe(StaffMember part)
    {
        part.Title = PlanText.Of(Input.TitleSv, Input.TitleEn);
        part.Focus = PlanText.Of(Input.FocusSv, Input.FocusEn);
        part.Employment = Input.Employment!.Value;
        part.SharePercent = Input.SharePercent;
        part.AccountId = Input.Account;
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (StaffingShares.Problem(nameof(Input.SharePercent), Input.SharePercent) is { } problem)
        {
            problems.Add(problem);
        }

        if (Input.Account is { } account && People.All(person => person.Value != account.ToString()))
        {
            problems.Add(new Problem(nameof(Input.Account), "initiatives.problem.person_unknown"));
        }

        return Task.FromResult<IReadOnlyList<Problem>>(problems);
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => People =
        [.. (await plan.PeopleAsync(Initiative, Standing?.AccountId, cancellation)).Select(static person => new Choice(person.Id.ToString(), person.DisplayName))];
}
