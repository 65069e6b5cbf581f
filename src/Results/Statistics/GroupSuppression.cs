using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>How many of a group count, as it is told.</summary>
/// <param name="Part">Those in the numerator; for a plain count all.</param>
/// <param name="Whole">All of the group.</param>
/// <param name="IsHidden">Whether it is not told.</param>
/// <param name="IsRounded">Whether the numbers are told to the nearest five only.</param>
public readonly record struct GroupCount(long Part, long Whole, bool IsHidden = false, bool IsRounded = false);

/// <summary>
/// What of a row of counts may be told to who is not entitled to individuals: groups under five are hidden, and so is all that would
/// reveal them by subtraction. Pure.
/// </summary>
public static class GroupSuppression
{
    private const int Step = 5;

    /// <summary>The row as it is told.</summary>
    /// <param name="form">How the counts become a value.</param>
    /// <param name="row">For all, then for each group, exact.</param>
    /// <param name="seesIndividuals">Whether the viewer is entitled to individuals, and told all.</param>
    /// <returns>
    /// The same number of counts. The first is hidden when it is small itself; the others all, when one of them is. Those told are to the nearest
    /// five, so that what is hidden in one row cannot be had from the exact numbers of others.
    /// </returns>
    public static GroupCount[] Of(MeasureForm form, GroupCount[] row, bool seesIndividuals)
    {
        if (seesIndividuals)
        {
            return row;
        }

        bool IsSmall(GroupCount count) => form == MeasureForm.Count ? Suppression.Hides(count.Part) : Suppression.HidesPart(count.Part, count.Whole);
        var groupsAreTold = !row.Skip(1).Any(IsSmall);
        return [.. row.Select((count, place) => (place == 0 ? IsSmall(count) : !groupsAreTold) ? new GroupCount(0, 0, IsHidden: true) : new GroupCount(Nearest(count.Part), Nearest(count.Whole), IsRounded: true))];
    }

    private static long Nearest(long count) => (count + (Step / 2)) / Step * Step;
}
