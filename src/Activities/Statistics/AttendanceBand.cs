namespace Samsteg.Activities;

/// <summary>How much somebody came, of all that was registered of them.</summary>
public enum AttendanceBand
{
    /// <summary>Less than half.</summary>
    UnderHalf,

    /// <summary>From half to 80 per cent, both included.</summary>
    HalfToFourFifths,

    /// <summary>More than 80 per cent.</summary>
    OverFourFifths,

    /// <summary>Nothing is registered.</summary>
    NotMarked,
}

/// <summary>Which band somebody is in. Pure, and exact: nothing is rounded on the way.</summary>
public static class AttendanceBands
{
    /// <summary>The band.</summary>
    /// <param name="came">Marks as present or late.</param>
    /// <param name="marked">All marks.</param>
    public static AttendanceBand Of(long came, long marked) =>
        marked == 0 ? AttendanceBand.NotMarked
        : 2 * came < marked ? AttendanceBand.UnderHalf
        : 5 * came <= 4 * marked ? AttendanceBand.HalfToFourFifths
        : AttendanceBand.OverFourFifths;
}
