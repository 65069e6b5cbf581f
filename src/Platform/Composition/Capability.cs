using System.Reflection;

namespace Samsteg.Platform;

/// <summary>
/// A capability's table of contents: what it offers to the rest. Its migrations, entities, texts and pages are found in
/// its assembly.
/// </summary>
/// <param name="Assembly">Where it lives; its texts are <c>Texts/&lt;Project&gt;.resx</c>.</param>
public sealed record Capability(Assembly Assembly)
{
    /// <summary>Entries of the left menu.</summary>
    public IReadOnlyList<MenuItem> Menu { get; init; } = [];

    /// <summary>Tabs in an initiative's workspace.</summary>
    public IReadOnlyList<WorkspaceTab> Tabs { get; init; } = [];

    /// <summary>What can be counted.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>What participants can be divided by.</summary>
    public IReadOnlyList<Division> Divisions { get; init; } = [];

    /// <summary>What is told by median and quartiles.</summary>
    public IReadOnlyList<Spread> Spreads { get; init; } = [];

    /// <summary>What is due on <em>Idag</em>.</summary>
    public IReadOnlyList<TodaySource> Today { get; init; } = [];

    /// <summary>What has happened to a participant.</summary>
    public IReadOnlyList<TimelineSource> Timeline { get; init; } = [];

    /// <summary>Meetings that a participant is told of on the own page.</summary>
    public IReadOnlyList<OwnMeetingSource> OwnMeetings { get; init; } = [];

    /// <summary>Own pages of participants beside the usual ones.</summary>
    public IReadOnlyList<OwnWay> OwnWays { get; init; } = [];

    /// <summary>What can be done with those whom a list of participants finds.</summary>
    public IReadOnlyList<ParticipantListWay> ParticipantListWays { get; init; } = [];

    /// <summary>What stands in an account's own calendar.</summary>
    public IReadOnlyList<CalendarSource> Calendar { get; init; } = [];

    /// <summary>Last days, for calendar programs.</summary>
    public IReadOnlyList<DeadlineSource> Deadlines { get; init; } = [];

    /// <summary>What maps can show.</summary>
    public IReadOnlyList<MapLayer> MapLayers { get; init; } = [];

    /// <summary>Names and addresses of the things that ids stand for.</summary>
    public IReadOnlyList<SubjectSource> Subjects { get; init; } = [];

    /// <summary>What steps of action plans can be tied to.</summary>
    public IReadOnlyList<StepLinkSource> StepLinks { get; init; } = [];

    /// <summary>What agreements may have come of.</summary>
    public IReadOnlyList<OriginSource> Origins { get; init; } = [];

    /// <summary>What answers rules of organisations' readiness.</summary>
    public IReadOnlyList<EvidenceSource> Evidence { get; init; } = [];

    /// <summary>Kinds of messages that are sent to accounts.</summary>
    public IReadOnlyList<MessageKind> Messages { get; init; } = [];

    /// <summary>What the search field finds.</summary>
    public IReadOnlyList<SearchSource> Searches { get; init; } = [];

    /// <summary>What other systems may be told of.</summary>
    public IReadOnlyList<EventKind> Events { get; init; } = [];

    /// <summary>What other systems may read and write.</summary>
    public IReadOnlyList<ApiResource> Api { get; init; } = [];

    /// <summary>What it keeps sealed.</summary>
    public IReadOnlyList<SealedColumn> Sealed { get; init; } = [];

    /// <summary>Slots filled on other capabilities' pages.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];
}

/// <summary>An entry of the left menu, shown to those who have the permission.</summary>
public sealed record MenuItem(string TextKey, string Path, string Permission, int Order);

/// <summary>A tab of an initiative's workspace; <c>{id}</c> in the path stands for the initiative.</summary>
/// <param name="Also">Where pages lie that belong to it although their addresses do not begin with its own; null when there are none.</param>
public sealed record WorkspaceTab(string TextKey, string Path, string Permission, int Order, string? Also = null);

/// <summary>A view component shown in a named slot of another capability's page, given that page's subject id.</summary>
/// <param name="Slot">Name of the slot, see <see cref="PanelSlots"/>.</param>
/// <param name="ViewComponent">The component's type.</param>
/// <param name="Permission">Needed to see it.</param>
/// <param name="Order">Place among the slot's panels.</param>
public sealed record Panel(string Slot, Type ViewComponent, string Permission, int Order);

/// <summary>The slots there are.</summary>
public static class PanelSlots
{
    /// <summary>First on everybody's start page, for those whose work is not a list of what is due.</summary>
    public const string Today = "today";

    /// <summary>Main column of an initiative's overview; the argument is <c>initiative</c>.</summary>
    public const string InitiativeMain = "initiative.main";

    /// <summary>Side column of an initiative's overview; the argument is <c>initiative</c>.</summary>
    public const string InitiativeSide = "initiative.side";

    /// <summary>Below an initiative's goals on its plan; the argument is <c>initiative</c>.</summary>
    public const string InitiativePlan = "initiative.plan";

    /// <summary>First on a page that changes what may be agreed with others; the argument is <c>initiative</c>.</summary>
    public const string InitiativeAgreed = "initiative.agreed";

    /// <summary>Main column of a participant's page; the argument is <c>participant</c>.</summary>
    public const string ParticipantMain = "participant.main";

    /// <summary>First after the next step on a participant's own start page; the argument is <c>participant</c>.</summary>
    public const string OwnStart = "own.start";

    /// <summary>Main column of an organisation's page; the argument is <c>organisation</c>.</summary>
    public const string OrganisationMain = "organisation.main";
}
