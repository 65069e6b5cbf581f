using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the database counts of a group, exact.</summary>
/// <param name="Code">The group; null for all.</param>
/// <param name="Held">Sessions held.</param>
/// <param name="Cancelled">Sessions cancelled.</param>
/// <param name="DeliveredMinutes">How long those held were.</param>
/// <param name="Seats">Seats at those held that have a number of seats.</param>
/// <param name="Seated">Those who came to them, organisations' people included.</param>
/// <param name="People">Participants of whom something is marked.</param>
/// <param name="Came">Marks as present or late.</param>
/// <param name="Excused">Marks as away with a valid reason.</param>
/// <param name="Unexcused">Marks as away without one.</param>
/// <param name="ReceivedMinutes">Minutes of those who came, without those they were late.</param>
/// <param name="MissedMinutes">Minutes of those away without a valid reason, at sessions of which it is not known what a seat costs.</param>
/// <param name="MissedCost">What the seats of those away without a valid reason cost, at the others.</param>
/// <param name="Members">Members of series that ended in the period.</param>
/// <param name="Completed">Those of them who completed it.</param>
public sealed record ActivityCounts(
    string? Code, long Held, long Cancelled, long DeliveredMinutes, long Seats, long Seated, long People, long Came, long Excused, long Unexcused,
    long ReceivedMinutes, long MissedMinutes, decimal MissedCost, long Members, long Completed)
{
    /// <summary>Nothing, for all.</summary>
    public static ActivityCounts Nothing { get; } = new(null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All marks.</summary>
    public long Marked => Came + Excused + Unexcused;

    /// <summary>Both together, as the first's group.</summary>
    public static ActivityCounts operator +(ActivityCounts one, ActivityCounts other) => new(
        one.Code, one.Held + other.Held, one.Cancelled + other.Cancelled, one.DeliveredMinutes + other.DeliveredMinutes, one.Seats + other.Seats, one.Seated + other.Seated,
        one.People + other.People, one.Came + other.Came, one.Excused + other.Excused, one.Unexcused + other.Unexcused, one.ReceivedMinutes + other.ReceivedMinutes,
        one.MissedMinutes + other.MissedMinutes, one.MissedCost + other.MissedCost, one.Members + other.Members, one.Completed + other.Completed);
}

/// <summary>Figures of a group as they are told.</summary>
/// <param name="Code">The group; null for all.</param>
/// <param name="Held">Sessions held.</param>
/// <param name="Cancelled">Sessions cancelled.</param>
/// <param name="HoursDelivered">Hours of those held.</param>
/// <param name="People">Participants of whom something is marked.</param>
/// <param name="Came">Marks as present or late, of all.</param>
/// <param name="Excused">Marks as away with a valid reason, of all.</param>
/// <param name="Unexcused">Marks as away without one, of all.</param>
/// <param name="HoursReceived">Hours of those who came; null where it is not told.</param>
/// <param name="HoursMissed">Hours of those away without a valid reason, at sessions of which it is not known what a seat costs; null where it is not told.</param>
/// <param name="CostMissed">What the seats of those away without a valid reason cost, at the others, in kronor; null where it is not told.</param>
/// <param name="Filled">Those who came, of the seats.</param>
/// <param name="Completed">Those who completed, of the members of series that ended.</param>
public sealed record ActivityRow(
    string? Code, long Held, long Cancelled, decimal HoursDelivered, GroupCount People, GroupCount Came, GroupCount Excused, GroupCount Unexcused,
    decimal? HoursReceived, decimal? HoursMissed, decimal? CostMissed, GroupCount Filled, GroupCount Completed)
{
    private const int Step = 5;

    /// <summary>Whether there are people in it, as far as is told: to sessions for organisations no participants come.</summary>
    public bool HasPeople => People.IsHidden || People.Part > 0 || Completed.Whole > 0;

    /// <summary>
    /// The rows as they are told: for all, then for each group. Sessions and their hours tell of nobody and are told to everybody; the rest as <see cref="GroupSuppression"/> has it, and
    /// nothing of few people however much is marked of them.
    /// </summary>
    /// <param name="rows">For all first.</param>
    /// <param name="seesIndividuals">Whether the viewer is entitled to individuals, and told all.</param>
    public static IReadOnlyList<ActivityRow> Told(IReadOnlyList<ActivityCounts> rows, bool seesIndividuals)
    {
        var people = GroupSuppression.Of(MeasureForm.Count, [.. rows.Select(static row => new GroupCount(row.People, row.People))], seesIndividuals);
        GroupCount[] Counted(Func<ActivityCounts, GroupCount> of) =>
            [.. GroupSuppression.Of(MeasureForm.Share, [.. rows.Select(of)], seesIndividuals).Select((count, place) => people[place].IsHidden ? Hidden : count)];

        // The three are parts of one whole: of all three none is told where one is not.
        GroupCount[][] marks = [Counted(static row => new(row.Came, row.Marked)), Counted(static row => new(row.Excused, row.Marked)), Counted(static row => new(row.Unexcused, row.Marked))];
        bool HidesMarks(int place) => marks.Any(parts => parts[place].IsHidden);
        var filled = Counted(static row => new(row.Seated, row.Seats));
        var completed = Counted(static row => new(row.Completed, row.Members));

        return
        [
            .. rows.Select((row, place) => new ActivityRow(
                row.Code, row.Held, row.Cancelled, Hours(row.DeliveredMinutes), people[place],
                HidesMarks(place) ? Hidden : marks[0][place], HidesMarks(place) ? Hidden : marks[1][place], HidesMarks(place) ? Hidden : marks[2][place],
                people[place].IsHidden ? null : Told(row.ReceivedMinutes), HidesMarks(place) ? null : Told(row.MissedMinutes),
                HidesMarks(place) ? null : Math.Round(row.MissedCost / KronorStep(seesIndividuals), MidpointRounding.AwayFromZero) * KronorStep(seesIndividuals),
                filled[place], completed[place])),
        ];

        decimal Told(long minutes) => seesIndividuals ? Hours(minutes) : Math.Round(minutes / 60m / Step, MidpointRounding.AwayFromZero) * Step;
    }

    private static int KronorStep(bool seesIndividuals) => seesIndividuals ? 1 : 1000;

    private static GroupCount Hidden { get; } = new(0, 0, IsHidden: true);

    private static decimal Hours(long minutes) => Math.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero);
}

/// <summary>How it went for those who left, by how much they came.</summary>
/// <param name="Band">How much they came; null for all.</param>
/// <param name="Reached">Those who left to work or studies, of all in the band.</param>
public sealed record BandOutcome(AttendanceBand? Band, GroupCount Reached)
{
    /// <summary>The interval of the share; of rounded numbers where those are told, so that it tells no more than they do. Null where nothing is told.</summary>
    public ShareInterval? Interval => Reached.IsHidden ? null : ShareInterval.Of(Math.Min(Reached.Part, Reached.Whole), Reached.Whole);
}
