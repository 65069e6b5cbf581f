using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The plan of the demo's initiative, as the file beside states it, with the plan's own dates.</summary>
internal sealed record PlanFacts(
    LocalText Name, LocalText Summary, LocalText Purpose, string Funder, string Performer,
    DateOnly Start, DateOnly End, DateOnly IntakeEnd, decimal MaximumGrant,
    IReadOnlyList<PlanFacts.Partner> Partners, IReadOnlyList<string> SteeringGroup, IReadOnlyList<PlanFacts.StaffMember> Staff,
    IReadOnlyList<PlanFacts.TargetGroup> TargetGroups, IReadOnlyList<PlanFacts.GoalArea> GoalAreas, IReadOnlyList<PlanFacts.Objective> Objectives,
    IReadOnlyList<PlanFacts.Activity> Activities, PlanFacts.Cadence FollowUp, IReadOnlyList<PlanFacts.Target> Targets, IReadOnlyList<PlanFacts.Remark> Remarks)
{
    private const string Resource = "demo/nyttiga-affarer-2.json";

    /// <summary>Reads the file that travels inside the program.</summary>
    public static PlanFacts Read()
    {
        using var stream = typeof(PlanFacts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        return JsonSerializer.Deserialize<PlanFacts>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>A signing party; its unit, when only that is the party.</summary>
    internal sealed record Partner(string Organisation, string? Unit, string OrganisationType, bool IsOwner, bool Signs, LocalText Role);

    internal sealed record StaffMember(string Key, LocalText Title, string Employment, LocalText Focus);

    internal sealed record TargetGroup(string Code, string Kind, LocalText Name);

    internal sealed record GoalArea(string Key, LocalText Name);

    internal sealed record Objective(string Code, int Number, string GoalArea, LocalText Name, LocalText Text);

    /// <summary>A planned activity; a number is null where the plan does not say.</summary>
    internal sealed record Activity(
        string Code, string Type, string Audience, LocalText Name, LocalText Text, IReadOnlyList<string> Objectives,
        int? Count, int? SessionsEach, decimal? HoursEach, int? GroupMinimum, int? GroupMaximum, int? ParticipantsTotal,
        int? PerParticipantMinimum, int? PerParticipantMaximum);

    /// <summary>How often placements are followed up, and how many times in all.</summary>
    internal sealed record Cadence(IReadOnlyList<Phase> Phases, int Minimum, int Maximum);

    internal sealed record Phase(string Every, int? Times, bool PreferSiteVisit);

    /// <summary>A target; without a measure it is reported, not computed.</summary>
    internal sealed record Target(
        string Code, string Level, LocalText Name, LocalText? Detail, string? Measure, JsonElement? Filter, string Comparison,
        decimal? Value, decimal? Minimum, decimal? Maximum, string? Unit, DateOnly? Due, IReadOnlyList<string> Objectives, IReadOnlyList<Condition>? Conditions);

    internal sealed record Condition(string Measure, string Comparison, decimal? Value, decimal? Minimum, decimal? Maximum);

    /// <summary>What the plan says in two ways.</summary>
    internal sealed record Remark(string Code, string Severity, LocalText Topic, LocalText Question, JsonElement Statements);
}
