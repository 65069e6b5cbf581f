namespace Samsteg.Platform;

/// <summary>
/// Something that can be counted from registrations. The capability that owns the rows registers it; targets use it.
/// </summary>
/// <remarks>
/// <para><see cref="Facts"/> is a select over the views in schema <c>figures</c>, which are de-identified, hold only the
/// initiatives whose figures the viewer may see, and show what was known at the asked moment. So a measure knows nothing
/// of viewers, corrections or moments. It gives the columns
/// <c>subject uuid</c> (who or what is counted),
/// <c>part boolean</c> (true: belongs to the numerator; a plain count uses true only),
/// <c>counts_from date</c> and <c>counts_until date</c> (the days the subject counts: first day, and first day no longer;
/// null for still).</para>
/// <para>The value on day D is the number of distinct subjects with a <c>part</c> row whose days hold D; a share divides
/// by the distinct subjects of all rows whose days hold D. Rows in this form give a whole curve in one scan.</para>
/// </remarks>
/// <param name="Key">Stable key, as in the plan's measure catalogue; texts are <c>measure.KEY.label</c> and <c>measure.KEY.definition</c>.</param>
/// <param name="Subject">What is counted.</param>
/// <param name="Form">How rows become a value.</param>
/// <param name="Facts">The select.</param>
public sealed record Measure(string Key, SubjectKind Subject, MeasureForm Form, Func<MeasureQuestion, Sql> Facts)
{
    /// <summary>Filters it understands; a target may use no other.</summary>
    public IReadOnlySet<MeasureFilterKey> Accepts { get; init; } = new HashSet<MeasureFilterKey>();

    /// <summary>Codes of the audience groups it can ask for a least number of; labels are <c>audience_group.CODE</c>.</summary>
    public IReadOnlyList<string> AudienceGroups { get; init; } = [];

    /// <summary>Codes of the areas of life that it can be asked about; labels are <c>life_area.CODE</c>.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Codes of those whose view it can be asked about; labels are <c>respondent.CODE</c>.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    /// <summary>Key of the division that it is a measure of: divided by that, it would say nothing. Set where it is so.</summary>
    public string? Divides { get; init; }

    /// <summary>Where exactly those whom it counts today are listed, with <c>{id}</c> for the initiative; null where no list holds just them.</summary>
    public string? List { get; init; }

    /// <summary>Whether its rows point to people although it counts something else: an organisation that hosts somebody. Set where it is so.</summary>
    public bool RowsPointToPeople { get => field || CountsPeople; init; }

    /// <summary>Whether a small value could point to a person, so that it is suppressed for viewers not entitled to individuals.</summary>
    public bool CountsPeople => Subject is SubjectKind.Participant or SubjectKind.Placement or SubjectKind.Referral;
}

/// <summary>How a measure's rows become a value.</summary>
public enum MeasureForm
{
    /// <summary>Number of distinct subjects.</summary>
    Count,

    /// <summary>Subjects in the numerator per hundred of all: 0–100, null when there are none.</summary>
    Share,

    /// <summary>Subjects that hold something, of all that could: a count shown with its whole.</summary>
    CountOfAll,
}

/// <summary>What a measure counts.</summary>
public enum SubjectKind
{
    /// <summary>A participant.</summary>
    Participant,

    /// <summary>A referral of somebody.</summary>
    Referral,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A series.</summary>
    Series,

    /// <summary>A session.</summary>
    Session,

    /// <summary>A placement.</summary>
    Placement,

    /// <summary>A business agreement.</summary>
    BusinessAgreement,

    /// <summary>A session of advice to an organisation.</summary>
    Advice,

    /// <summary>A meeting of an enterprise with a buyer.</summary>
    BusinessMeeting,

    /// <summary>A need, an idea or an innovation process.</summary>
    InnovationProcess,
}

/// <summary>Filters that a measure may understand.</summary>
public enum MeasureFilterKey
{
    /// <summary>Type of activity, as in the plan (<c>business_school</c>).</summary>
    ActivityType,

    /// <summary>Least and most per subject.</summary>
    Range,

    /// <summary>Only those who have said that they want to go on.</summary>
    WithNextStepWish,

    /// <summary>Least number per audience group.</summary>
    Audience,

    /// <summary>An area of life.</summary>
    Area,

    /// <summary>Whose view.</summary>
    View,
}

/// <summary>A target's filter, stored with it as JSON. Null means not filtered.</summary>
public sealed record MeasureFilter
{
    /// <summary>Type of activity, as in the plan.</summary>
    public string? ActivityType { get; init; }

    /// <summary>Least per subject, inclusive.</summary>
    public int? Minimum { get; init; }

    /// <summary>Most per subject, inclusive.</summary>
    public int? Maximum { get; init; }

    /// <summary>Only those who want to go on.</summary>
    public bool WithNextStepWish { get; init; }

    /// <summary>Least number per audience group.</summary>
    public IReadOnlyList<AudienceMinimum> Audience { get; init; } = [];

    /// <summary>Area of life.</summary>
    public string? Area { get; init; }

    /// <summary>Whose view.</summary>
    public string? View { get; init; }

    /// <summary>The filters in use.</summary>
    public IEnumerable<MeasureFilterKey> Used()
    {
        if (ActivityType is not null)
        {
            yield return MeasureFilterKey.ActivityType;
        }

        if (Minimum is not null || Maximum is not null)
        {
            yield return MeasureFilterKey.Range;
        }

        if (WithNextStepWish)
        {
            yield return MeasureFilterKey.WithNextStepWish;
        }

        if (Audience.Count > 0)
        {
            yield return MeasureFilterKey.Audience;
        }

        if (Area is not null)
        {
            yield return MeasureFilterKey.Area;
        }

        if (View is not null)
        {
            yield return MeasureFilterKey.View;
        }
    }
}

/// <summary>Least number of an audience group at a session. Groups named <c>…_persons</c> are counted in persons, others in organisations.</summary>
public sealed record AudienceMinimum(string Group, int Minimum);

/// <summary>What a measure is asked: for one initiative, under a filter.</summary>
public sealed record MeasureQuestion(InitiativeId Initiative, MeasureFilter Filter);
