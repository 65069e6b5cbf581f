namespace Samsteg.Activities;

/// <summary>How many sessions in a row somebody has been away, up to now.</summary>
public static class AbsenceStreak
{
    /// <summary>
    /// The number of absences at the end of <paramref name="marks"/>, with or without valid reason. Sessions not marked
    /// (null) say nothing and neither break nor lengthen the row.
    /// </summary>
    /// <param name="marks">Marks in the order of the sessions.</param>
    /// <returns>0 or more.</returns>
    public static int Of(IEnumerable<AttendanceMark?> marks) =>
        marks.Where(static mark => mark is not null).Reverse().TakeWhile(static mark => !mark!.Value.IsPresence()).Count();
}
