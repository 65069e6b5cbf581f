using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A plan that has been agreed, as its parts are to stand. A part that the initiative has under the same id, or the same name, is that part; so what refers to it goes on doing so.</summary>
public sealed record AdoptedPlan
{
    /// <summary>Parties; the owner stands among them already.</summary>
    public IReadOnlyList<AdoptedParty> Parties { get; init; } = [];

    /// <summary>Organisations with a seat in the steering group.</summary>
    public IReadOnlyList<OrganisationId> Steering { get; init; } = [];

    /// <summary>Posts.</summary>
    public IReadOnlyList<AdoptedPost> Staffing { get; init; } = [];

    /// <summary>Groups, each code once.</summary>
    public IReadOnlyList<AdoptedGroup> Groups { get; init; } = [];

    /// <summary>Areas of goals.</summary>
    public IReadOnlyList<AdoptedArea> GoalAreas { get; init; } = [];

    /// <summary>Objectives.</summary>
    public IReadOnlyList<AdoptedObjective> Objectives { get; init; } = [];

    /// <summary>Activities.</summary>
    public IReadOnlyList<AdoptedActivity> Activities { get; init; } = [];
}

/// <summary>A party.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Role">What it does.</param>
/// <param name="Signs">Whether it signed.</param>
public sealed record AdoptedParty(OrganisationId Organisation, string Role, bool Signs);

/// <summary>A post.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Focus">What the work is; may be empty.</param>
/// <param name="Employment">How engaged.</param>
/// <param name="SharePercent">Share of full time, 0–100; null when the plan does not say.</param>
public sealed record AdoptedPost(string Title, string Focus, Employment Employment, decimal? SharePercent);

/// <summary>A target group.</summary>
/// <param name="Code">A code of <see cref="TargetGroupCodes"/>, or <see cref="TargetGroupCodes.OwnCode"/>.</param>
/// <param name="Name">What the plan calls it.</param>
/// <param name="Kind">Whom it is made of.</param>
public sealed record AdoptedGroup(string Code, string Name, TargetGroupKind Kind);

/// <summary>An area of goals.</summary>
public sealed record AdoptedArea(Guid Id, string Name);

/// <summary>An objective.</summary>
/// <param name="Id">Id.</param>
/// <param name="Area">Its area, among <see cref="AdoptedPlan.GoalAreas"/>.</param>
/// <param name="Number">From 1, once only.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Text">In full; may be empty.</param>
public sealed record AdoptedObjective(Guid Id, Guid Area, int Number, string Name, string Text);

/// <summary>An activity.</summary>
/// <param name="Id">Id.</param>
/// <param name="Type">A code of <see cref="ActivityTypes"/>.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What it is; may be empty.</param>
/// <param name="Quantities">How much of it.</param>
/// <param name="Objectives">Objectives that it serves.</param>
public sealed record AdoptedActivity(Guid Id, string Type, Audience Audience, string Name, string Text, PlannedQuantities Quantities, IReadOnlyList<Guid> Objectives)
{
    /// <summary>Whether another one says the same.</summary>
    internal bool Says(AdoptedActivity other) => this == other with { Objectives = Objectives } && Objectives.ToHashSet().SetEquals(other.Objectives);
}
