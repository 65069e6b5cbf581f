namespace Samsteg.Platform;

/// <summary>Hides small groups of people from viewers who are not entitled to individuals.</summary>
public static class Suppression
{
    /// <summary>The smallest number of people that may be told.</summary>
    public const int SmallestGroup = 5;

    /// <summary>Whether a number of people must be hidden: one to four. Zero tells of nobody.</summary>
    public static bool Hides(long people) => people is > 0 and < SmallestGroup;

    /// <summary>Whether a part of a whole must be hidden: the part or the rest is a small group, so that subtraction would tell it.</summary>
    public static bool HidesPart(long part, long whole) => Hides(part) || Hides(whole - part) || Hides(whole);
}
