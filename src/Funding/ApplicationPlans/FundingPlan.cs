using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>
/// What an application promises, as a plan: read out of the answers to whatever form, by what its fields mean (<see cref="PlanReader"/>). A quantity that
/// the form does not ask about, or nobody has answered, is null and never zero. Each part knows the row it stands in, so that what is said of it leads there.
/// </summary>
public sealed record FundingPlan
{
    /// <summary>What it is called; null while nobody has written it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, without marks of emphasis; null while nobody has written it.</summary>
    public string? Purpose { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Last day of intake.</summary>
    public DateOnly? IntakeEnd { get; init; }

    /// <summary>What is applied for, SEK: as it is stated, or the budget's lines that the grant pays where the form does not ask.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether <see cref="Amount"/> is stated in a field of its own.</summary>
    public bool AmountIsStated { get; init; }

    /// <summary>The owner first, then the partners.</summary>
    public IReadOnlyList<PlanParty> Parties { get; init; } = [];

    /// <summary>With whom it works besides: they give advice or take part in a network, have no money in it, and sign nothing.</summary>
    public IReadOnlyList<PlanParty> Collaborators { get; init; } = [];

    /// <summary>Who steers.</summary>
    public IReadOnlyList<PlanSeat> Steering { get; init; } = [];

    /// <summary>Who works in it.</summary>
    public IReadOnlyList<PlanPost> Staffing { get; init; } = [];

    /// <summary>Areas of its goals; those that objectives name, where the form has no table of them.</summary>
    public IReadOnlyList<PlanGoalArea> GoalAreas { get; init; } = [];

    /// <summary>What shall be reached.</summary>
    public IReadOnlyList<PlanObjective> Objectives { get; init; } = [];

    /// <summary>What shall be done.</summary>
    public IReadOnlyList<PlanActivity> Activities { get; init; } = [];

    /// <summary>What is promised, on all levels.</summary>
    public IReadOnlyList<PlanTarget> Targets { get; init; } = [];

    /// <summary>All that is promised: the targets, and the objectives that say how much themselves, unless a target of theirs says the same.</summary>
    public IEnumerable<PlanTarget> Promises => Targets.Concat(Objectives
        .Where(objective => objective.Quantity is { } said && !Targets.Any(target => objective.Place.Row is { } row && target.BelongsTo.Contains(row) && target.Quantity.SaysAsMuch(said)))
        .Select(static objective => new PlanTarget(objective.Place, TargetLevel.Result, objective.Name, objective.Quantity!, null, objective.Place.Row is { } row ? [row] : [])));

    /// <summary>Whom it is for.</summary>
    public IReadOnlyList<PlanGroup> Groups { get; init; } = [];

    /// <summary>How many are expected.</summary>
    public IReadOnlyList<PlanExpected> Expected { get; init; } = [];

    /// <summary>How it is done.</summary>
    public IReadOnlyList<PlanMethod> Methods { get; init; } = [];

    /// <summary>What it costs.</summary>
    public IReadOnlyList<PlanCost> Budget { get; init; } = [];

    /// <summary>When what is done, and reported.</summary>
    public IReadOnlyList<PlanPeriod> TimePlan { get; init; } = [];

    /// <summary>What it leaves behind.</summary>
    public IReadOnlyList<PlanDeliverable> Deliverables { get; init; } = [];

    /// <summary>How it is before.</summary>
    public IReadOnlyList<PlanBaseline> Baselines { get; init; } = [];

    /// <summary>How far it is anchored, municipality by municipality.</summary>
    public IReadOnlyList<PlanAnchoring> Anchoring { get; init; } = [];

    /// <summary>All that is said in words, tables included, in the order of the form.</summary>
    public IReadOnlyList<PlanText> Texts { get; init; } = [];

    /// <summary>Who owns it; null while nobody is named.</summary>
    public PlanParty? Owner => Parties.FirstOrDefault(static party => party.IsOwner);
}

/// <summary>Where in an application something is said.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Row">The row of its table; null outside tables.</param>
/// <param name="Column">The column; null for the row as a whole.</param>
public readonly record struct PlanPlace(string Field, Guid? Row = null, string? Column = null);

/// <summary>Who owns the initiative, takes part in it, or is worked with besides.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Name">The organisation as it is called.</param>
/// <param name="Organisation">The organisation of the register; null for one that is not in it.</param>
/// <param name="Unit">The unit; null when none is named.</param>
/// <param name="Role">What it will do; null when nobody has written it.</param>
/// <param name="IsOwner">Whether it owns the initiative.</param>
/// <param name="Signs">Whether the form has it sign.</param>
public sealed record PlanParty(PlanPlace Place, string Name, OrganisationId? Organisation, string? Unit, string? Role, bool IsOwner, bool Signs);

/// <summary>A seat of the steering group.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Name">Whose it is: an organisation, or a unit of the owner's.</param>
/// <param name="Organisation">The organisation of the register, the owner for its unit; null for one that is not in it.</param>
/// <param name="Role">What it does there; null when nobody has written it.</param>
public sealed record PlanSeat(PlanPlace Place, string Name, OrganisationId? Organisation, string? Role);

/// <summary>A post.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Role">What it is called; as the table is, where the form does not ask.</param>
/// <param name="Party">Who employs, as it is called; null when nobody has said.</param>
/// <param name="Employment">How; null when nobody has said.</param>
/// <param name="SharePercent">Of a full-time post, 0–100.</param>
/// <param name="Text">What the work is.</param>
public sealed record PlanPost(PlanPlace Place, string Role, string? Party, Employment? Employment, decimal? SharePercent, string? Text)
{
    /// <summary>Row of the party that employs; null where the form does not ask for one of the parties.</summary>
    public Guid? PartyRow { get; init; }

    /// <summary>The organisation of the register that employs; null where the form does not ask for one, or it is not in it.</summary>
    public OrganisationId? Organisation { get; init; }
}

/// <summary>An area of goals.</summary>
/// <param name="Place">Its row; that of the first objective that names it where it has none.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Activities">Examples of what is done, in words.</param>
/// <param name="Outcome">What is expected, in words.</param>
/// <param name="Evidence">By what it is shown.</param>
public sealed record PlanGoalArea(PlanPlace Place, string Name, string? Activities, string? Outcome, string? Evidence);

/// <summary>An objective.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Number">Its number; its place in the table when none is written.</param>
/// <param name="Area">The goal area it is written under.</param>
/// <param name="Name">In a sentence.</param>
/// <param name="Text">In more words.</param>
/// <param name="Quantity">How much of what by when; null when it says none.</param>
public sealed record PlanObjective(PlanPlace Place, int Number, string? Area, string Name, string? Text, PlanQuantity? Quantity);

/// <summary>How much of what, by when.</summary>
/// <param name="Measure">Key of the measure it is counted by; null when none is chosen.</param>
/// <param name="ActivityType">The type of activity it is counted of; null for none.</param>
/// <param name="Comparison">How it is held against the value; null when nobody has said.</param>
/// <param name="Value">The value.</param>
/// <param name="Minimum">The lower one of two.</param>
/// <param name="Maximum">The higher one of two.</param>
/// <param name="Unit">In own words.</param>
/// <param name="Due">By when.</param>
public sealed record PlanQuantity(string? Measure, string? ActivityType, Comparison? Comparison, decimal? Value, decimal? Minimum, decimal? Maximum, string? Unit, DateOnly? Due)
{
    /// <summary>Whether another one says the same number of the same.</summary>
    public bool SaysAsMuch(PlanQuantity other) => (Measure, Value, Minimum, Maximum) == (other.Measure, other.Value, other.Minimum, other.Maximum);
}

/// <summary>What the number of an activity's occasions is of.</summary>
public enum PlanFrequency
{
    /// <summary>In all.</summary>
    Total,

    /// <summary>Each year.</summary>
    Year,

    /// <summary>Each month.</summary>
    Month,

    /// <summary>Each week.</summary>
    Week,
}

/// <summary>Something that will be done.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Type">A code of <see cref="ActivityTypes"/>; null when none is chosen.</param>
/// <param name="Audience">Whom it is for; null when nobody has said.</param>
/// <param name="Count">Series or occasions.</param>
/// <param name="Per">What the count is of.</param>
/// <param name="SessionsEach">Sessions of a series.</param>
/// <param name="HoursEach">Hours of a session.</param>
/// <param name="GroupMinimum">Fewest in a group.</param>
/// <param name="GroupMaximum">Most in a group.</param>
/// <param name="Total">How many take part in all.</param>
/// <param name="EachMinimum">Fewest occasions for each who takes part.</param>
/// <param name="EachMaximum">Most occasions for each who takes part.</param>
/// <param name="Text">In words.</param>
/// <param name="LeadsTo">Rows of the objectives or goal areas that it leads to.</param>
public sealed record PlanActivity(
    PlanPlace Place, string Name, string? Type, Audience? Audience, int? Count, PlanFrequency Per, int? SessionsEach, decimal? HoursEach, int? GroupMinimum, int? GroupMaximum,
    int? Total, int? EachMinimum, int? EachMaximum, string? Text, IReadOnlyList<Guid> LeadsTo);

/// <summary>A target.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Level">What it promises about.</param>
/// <param name="Name">In a sentence.</param>
/// <param name="Quantity">How much of what by when.</param>
/// <param name="Evidence">By what it is shown; null when nobody has said.</param>
/// <param name="BelongsTo">Rows of the objectives or goal areas that it belongs to.</param>
public sealed record PlanTarget(PlanPlace Place, TargetLevel Level, string Name, PlanQuantity Quantity, string? Evidence, IReadOnlyList<Guid> BelongsTo);

/// <summary>A target group.</summary>
/// <param name="Place">Its row, or the field it is described in.</param>
/// <param name="Code">A code of <see cref="TargetGroupCodes"/>; null for own words.</param>
/// <param name="Name">What it is called.</param>
/// <param name="TakePart">Whether those of a group in own words take part themselves, rather than being worked with for others' sake.</param>
public sealed record PlanGroup(PlanPlace Place, string? Code, string Name, bool TakePart = true);

/// <summary>How many are expected of somebody.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Number">How many.</param>
/// <param name="Unit">Code of what is counted: <c>participants</c>, <c>persons</c>, <c>enterprises</c>, <c>public_sector_persons</c>, <c>organisations</c>.</param>
/// <param name="Description">Who they are and what they get.</param>
public sealed record PlanExpected(PlanPlace Place, decimal? Number, string? Unit, string Description);

/// <summary>A method.</summary>
public sealed record PlanMethod(PlanPlace Place, string Name, string? Text);

/// <summary>A line of the budget.</summary>
/// <param name="Place">Its row.</param>
/// <param name="CostType">A code of <see cref="CostTypes"/>; null when none is chosen.</param>
/// <param name="Text">What it is.</param>
/// <param name="Party">Row of the party that has the cost; null for the whole initiative.</param>
/// <param name="Payer">Who pays; null when nobody has said.</param>
/// <param name="CoFunder">The other funder, as it is called.</param>
/// <param name="SharePercent">Of a full-time post, 0–100, for a line of staff.</param>
/// <param name="Lump">An amount for the whole time, SEK, instead of amounts by period.</param>
/// <param name="IsEstimate">Whether it is estimated; null when nobody has said.</param>
/// <param name="Reason">How it was estimated.</param>
/// <param name="Activities">Rows of the activities that it pays.</param>
/// <param name="Amounts">Amounts by period, SEK.</param>
public sealed record PlanCost(
    PlanPlace Place, string? CostType, string? Text, Guid? Party, Payer? Payer, string? CoFunder, decimal? SharePercent, decimal? Lump, bool? IsEstimate, string? Reason,
    IReadOnlyList<Guid> Activities, IReadOnlyDictionary<FormPeriod, decimal> Amounts)
{
    /// <summary>SEK in all: the lump sum where there is one, otherwise the periods'.</summary>
    public decimal Total => Lump ?? Amounts.Values.Sum();
}

/// <summary>A period of the time plan.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Focus">What is done.</param>
/// <param name="Report">Code of the report that follows: <c>status</c>, <c>quarterly</c>, <c>half_time</c>, <c>annual</c>, <c>final</c>, <c>mandate</c>; null for none.</param>
/// <param name="ReportDue">By when; null when nobody has said.</param>
public sealed record PlanPeriod(PlanPlace Place, string Name, DateOnly? Start, DateOnly? End, string? Focus, string? Report, DateOnly? ReportDue);

/// <summary>Something that is left behind.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Name">What it is.</param>
/// <param name="Owner">Who answers for it afterwards.</param>
/// <param name="Check">What is checked again.</param>
/// <param name="Due">When it is done.</param>
public sealed record PlanDeliverable(PlanPlace Place, string Name, string? Owner, string? Check, DateOnly? Due);

/// <summary>How it is before.</summary>
public sealed record PlanBaseline(PlanPlace Place, string Indicator, string? Value, string? Source);

/// <summary>How far a municipality has come.</summary>
/// <param name="Place">Its row.</param>
/// <param name="Municipality">What it is called.</param>
/// <param name="Status">Code: <c>not_contacted</c>, <c>contacted</c>, <c>meeting</c>, <c>waiting</c>, <c>anchored</c>, <c>declined</c>; null when nobody has said.</param>
/// <param name="Date">When.</param>
public sealed record PlanAnchoring(PlanPlace Place, string Municipality, string? Status, DateOnly? Date);

/// <summary>Something that is said in words.</summary>
/// <param name="Place">Where.</param>
/// <param name="Section">Key of the section.</param>
/// <param name="Words">Without marks of emphasis.</param>
public sealed record PlanText(PlanPlace Place, string Section, string Words)
{
    /// <summary>What its field means (<see cref="PlanReader.Meanings"/>); null for nothing in particular.</summary>
    public string? Means { get; init; }
}
