namespace Samsteg.Participants;

/// <summary>How a phase went for somebody: what happened, in order. Pure.</summary>
/// <param name="Events">What stands, in the order it happened.</param>
/// <param name="ReEnteredOn">Day of the latest re-entry; null for who has never left and come back.</param>
public sealed record PhaseCourse(IReadOnlyList<PhaseMoment> Events, DateOnly? ReEnteredOn = null)
{
    /// <summary>Where somebody stands. What could not have happened is passed over.</summary>
    public PhaseState State => StateOf(Counted);

    /// <summary>Whether it ran or rested when the participant left, and is history since the return: it can be begun anew. One that went on after the return was not broken off.</summary>
    public bool WasBrokenOff =>
        StateOf(Events.Where(moment => moment.Day < ReEnteredOn)) is PhaseState.Ongoing or PhaseState.Paused
        && Events.FirstOrDefault(moment => moment.Day >= ReEnteredOn)?.Kind is null or PhaseEventKind.Started or PhaseEventKind.Skipped;

    /// <summary>The day it began; null when it has not.</summary>
    public DateOnly? StartedOn => Counted.FirstOrDefault(static moment => moment.Kind is PhaseEventKind.Started)?.Day;

    /// <summary>The last day that something happened; null when nothing has.</summary>
    public DateOnly? LastDay => Events.Count == 0 ? null : Events[^1].Day;

    /// <summary>
    /// Throughput time: days from the first on which it runs until a day, or the one it ended before that; days of rest are not counted. The day it ends or rests is not
    /// counted, so that one begun and ended the same day took none.
    /// </summary>
    /// <param name="today">The day until which one that runs is counted.</param>
    /// <returns>0 or more; 0 for one that has not begun.</returns>
    public int DaysUntil(DateOnly today)
    {
        var (state, since, days) = (PhaseState.Planned, default(DateOnly), 0);
        foreach (var moment in Counted.Where(moment => moment.Day <= today))
        {
            if (state.After(moment.Kind) is not { } next)
            {
                continue;
            }

            days += state is PhaseState.Ongoing ? moment.Day.DayNumber - since.DayNumber : 0;
            (state, since) = (next, moment.Day);
        }

        return days + (state is PhaseState.Ongoing ? today.DayNumber - since.DayNumber : 0);
    }

    /// <summary>What tells where somebody stands now: what has happened since it was broken off, or since it was begun last. As <c>CaseloadToday.OverduePhases</c> counts.</summary>
    private IEnumerable<PhaseMoment> Counted => WasBrokenOff
        ? Events.Where(moment => moment.Day >= ReEnteredOn)
        : Events.Skip(Events.ToList().FindLastIndex(static moment => moment.Kind is PhaseEventKind.Started)); // with no start, -1 skips nothing

    private static PhaseState StateOf(IEnumerable<PhaseMoment> events) => events.Aggregate(PhaseState.Planned, static (state, moment) => state.After(moment.Kind) ?? state);
}

/// <summary>Something that happened on a day.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Kind">What.</param>
/// <param name="Day">The day.</param>
/// <param name="Reason">Why; null where none is asked.</param>
public sealed record PhaseMoment(Guid Id, PhaseEventKind Kind, DateOnly Day, string? Reason);
