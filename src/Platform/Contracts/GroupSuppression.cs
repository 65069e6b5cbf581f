namespace Samsteg.Platform;

/// <summary>How many of a group count, as it is told.</summary>
/// <param name="Part">Those in the numerator; for a plain count all.</param>
/// <param name="Whole">All of the group.</param>
/// <param name="IsHidden">Whether it is not told.</param>
/// <param name="IsRounded">Whether the numbers are told to the nearest five only.</param>
/// <param name="RoundedShare">The part in per cent of the whole, where numbers are rounded; null of nobody, and where the exact ones are told.</param>
public readonly record struct GroupCount(long Part, long Whole, bool IsHidden = false, bool IsRounded = false, decimal? RoundedShare = null);

/// <summary>
/// What may be told to who is not entitled to individuals, the same in statistics and of targets: groups under five are hidden, and so is all that would
/// reveal them by subtraction. Pure.
/// </summary>
public static class GroupSuppression
{
    private const int Step = 5;

    /// <summary>
    /// The fewest of whom a share is told. Of fewer, a step of five per cent is less than one person, and would tell how many they are, and by subtraction those who are not
    /// told: of eleven, fifty per cent women is one who is neither woman nor man, and 45 per cent to work beside 55 to work or studies is one to studies.
    /// </summary>
    private const int FewestOfShare = 20;

    /// <summary>Whether a number, or a part of a whole told as a number or as a share, is hidden.</summary>
    public static bool Hides(MeasureForm form, long part, long whole) => form switch
    {
        MeasureForm.Count => Suppression.Hides(part),
        MeasureForm.CountOfAll => Suppression.HidesPart(part, whole),
        _ => Suppression.HidesPart(part, whole) || whole is > 0 and < FewestOfShare,
    };

    /// <summary>A share as it is told: in steps of five per cent; null of nobody.</summary>
    public static decimal? RoundedShare(long part, long whole) => whole == 0 ? null : Math.Round(20m * part / whole, MidpointRounding.AwayFromZero) * Step;

    /// <summary>The row as it is told: parts of a whole as shares.</summary>
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

        var groupsAreTold = !row.Skip(1).Any(count => IsSmall(form, count));
        return [.. row.Select((count, place) => (place == 0 ? IsSmall(form, count) : !groupsAreTold) ? Hidden : Rounded(form, count))];
    }

    /// <summary>Parts of one whole as they are told: all of them or, when one is small, none.</summary>
    public static GroupCount[] OfParts(GroupCount[] parts, bool seesIndividuals) =>
        seesIndividuals ? parts : [.. parts.Select(part => parts.Any(static one => IsSmall(MeasureForm.Share, one)) ? Hidden : Rounded(MeasureForm.Share, part))];

    private static GroupCount Hidden { get; } = new(0, 0, IsHidden: true);

    private static bool IsSmall(MeasureForm form, GroupCount count) => Hides(form is MeasureForm.Count ? form : MeasureForm.Share, count.Part, count.Whole);

    private static GroupCount Rounded(MeasureForm form, GroupCount count) =>
        new(Nearest(count.Part), Nearest(count.Whole), IsRounded: true, RoundedShare: form is MeasureForm.Count ? null : RoundedShare(count.Part, count.Whole));

    private static long Nearest(long count) => (count + (Step / 2)) / Step * Step;
}
