using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about a planned activity.</summary>
public sealed record PlannedActivityInput : PlanPartInput
{
    /// <summary>Its code in the plan.</summary>
    [MaxLength(20)]
    public string Code { get; init; } = string.Empty;

    /// <summary>A code of <see cref="ActivityTypes"/>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Whom it is for.</summary>
    [Required]
    public Audience? Audience { get; init; }

    /// <summary>Name in Swedish.</summary>
    [MaxLength(200)]
    public string NameSv { get; init; } = string.Empty;

    /// <summary>Name in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }

    /// <summary>What it is, in Swedish.</summary>
    [MaxLength(4000)]
    public string? TextSv { get; init; }

    /// <summary>What it is, in English.</summary>
    [MaxLength(4000)]
    public string? TextEn { get; init; }

    /// <summary>Series or occasions.</summary>
    public int? PlannedCount { get; init; }

    /// <summary>Sessions in each series.</summary>
    public int? SessionsEach { get; init; }

    /// <summary>Hours of a session.</summary>
    public decimal? HoursEach { get; init; }

    /// <summary>Fewest in a group.</summary>
    public int? GroupMinimum { get; init; }

    /// <summary>Most in a group.</summary>
    public int? GroupMaximum { get; init; }

    /// <summary>How many in all.</summary>
    public int? ParticipantsTotal { get; init; }

    /// <summary>Fewest occasions each.</summary>
    public int? PerParticipantMinimum { get; init; }

    /// <summary>Most occasions each.</summary>
    public int? PerParticipantMaximum { get; init; }

    /// <summary>Objectives it serves.</summary>
    public Guid[] Objectives { get; init; } = [];

    internal PlannedQuantities Quantities => new(
        PlannedCount, SessionsEach, HoursEach, GroupMinimum, GroupMaximum, ParticipantsTotal, PerParticipantMinimum, PerParticipantMaximum);
}

/// <summary>Adds, changes or removes a planned activity; one that has been carried out stays.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class PlannedActivityPage(PlanForm form, PlanQuery plan, RequestDatabase database) : PlanPartPage<PlannedActivity, PlannedActivityInput>(form)
{
    private IReadOnlyList<PlannedActivityRow> _activities = [];
    private List<PlannedActivityObjective> _links = [];

    /// <summary>The initiative's objectives.</summary>
    public IReadOnlyList<Choice> Objectives { get; private set; } = [];

    /// <inheritdoc/>
    protected override string Anchor => "aktiviteter";

    /// <inheritdoc/>
    protected override string Prefix => "initiatives.activity";

    /// <inheritdoc/>
    protected override Task<PlannedActivityInput> InputOfAsync(PlannedActivity part, CancellationToken cancellation) => Task.FromResult(new PlannedActivityInput
    {
        Id = part.Id,
        Version = part.Version,
        Code = part.Code,
        Type = part.Type,
        Audience = part.Audience,
        NameSv = part.Name.Sv,
        NameEn = part.Name.En,
        TextSv = part.Text.Sv,
        TextEn = part.Text.En,
        PlannedCount = part.PlannedCount,
        SessionsEach = part.SessionsEach,
        HoursEach = part.HoursEach,
        GroupMinimum = part.GroupMinimum,
        GroupMaximum = part.GroupMaximum,
        ParticipantsTotal = part.ParticipantsTotal,
        PerParticipantMinimum = part.PerParticipantMinimum,
        PerParticipantMaximum = part.PerParticipantMaximum,
        Objectives = [.. _links.Select(static link => link.ObjectiveId)],
    });

    /// <inheritdoc/>
    protected override PlannedActivity Make()
    {
        var activity = new PlannedActivity
        {
            Id = Input.Id,
            InitiativeId = Initiative,
            Code = Input.Code.Trim(),
            Type = Input.Type,
            Audience = Input.Audience!.Value,
            Name = PlanText.Of(Input.NameSv, Input.NameEn),
            Text = PlanText.Of(Input.TextSv, Input.TextEn),
        };
        activity.Plan(Input.Quantities);
        Link(activity.Id);
        return activity;
    }

    /// <inheritdoc/>
    protected override void Describe(PlannedActivity part)
    {
        part.Code = Input.Code.Trim();
        part.Type = Input.Type;
        part.Audience = Input.Audience!.Value;
        part.Name = PlanText.Of(Input.NameSv, Input.NameEn);
        part.Text = PlanText.Of(Input.TextSv, Input.TextEn);
        part.Plan(Input.Quantities);
        Link(part.Id);
        database.Context.Entry(part).Property(static activity => activity.Code).IsModified = true; // the version lies with the activity and holds for its objectives too
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation)
    {
        var problems = new List<Problem>(Input.Quantities.Problems());
        if (!ActivityTypes.All.Contains(Input.Type))
        {
            problems.Add(new Problem(nameof(Input.Type), "initiatives.problem.activity_type_unknown"));
        }

        if (_activities.Any(activity => activity.Code == Input.Code.Trim() && activity.Id != Part))
        {
            problems.Add(new Problem(nameof(Input.Code), "initiatives.problem.code_taken"));
        }

        if (Input.Objectives.Any(objective => Objectives.All(choice => choice.Value != objective.ToString())))
        {
            problems.Add(new Problem(nameof(Input.Objectives), "initiatives.problem.objective_unknown"));
        }

        return Task.FromResult<IReadOnlyList<Problem>>(problems);
    }

    /// <inheritdoc/>
    protected override Result MayRemove(PlannedActivity part)
    {
        database.Context.RemoveRange(_links);
        return Result.Done;
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        _activities = await plan.ActivitiesAsync(Initiative, cancellation);
        Objectives = [.. (await plan.ObjectivesAsync(Initiative, cancellation)).Select(static objective => new Choice(objective.Id.ToString(), $"{objective.Number}. {objective.Name}"))];
        _links = Part is null ? [] : await database.Context.Set<PlannedActivityObjective>()
            .Where(link => link.PlannedActivityId == Part && link.InitiativeId == Initiative).ToListAsync(cancellation);
    }

    private void Link(Guid activity)
    {
        database.Context.RemoveRange(_links.Where(link => !Input.Objectives.Contains(link.ObjectiveId)));
        database.Context.AddRange(Input.Objectives.Distinct().Where(objective => _links.TrueForAll(link => link.ObjectiveId != objective))
            .Select(objective => new PlannedActivityObjective { PlannedActivityId = activity, ObjectiveId = objective, InitiativeId = Initiative }));
    }
}
