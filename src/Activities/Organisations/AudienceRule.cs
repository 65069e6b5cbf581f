namespace Samsteg.Activities;

/// <summary>How far an audience group has come towards the minimum that a session wants.</summary>
/// <param name="Group">The group.</param>
/// <param name="Minimum">At least so many, in persons or organisations by the group.</param>
/// <param name="Reached">So many came.</param>
public sealed record AudienceReach(string Group, int Minimum, int Reached)
{
    /// <summary>Whether the minimum is reached.</summary>
    public bool IsReached => Reached >= Minimum;
}

/// <summary>Judges who came to a session against the minimums of its audience.</summary>
public static class AudienceRule
{
    /// <summary>One judgement for each minimum. Groups named <c>…_persons</c> are summed in persons, others counted in organisations.</summary>
    /// <param name="minimums">Group and least number.</param>
    /// <param name="attendance">Group and number of persons of each organisation that came.</param>
    public static IReadOnlyList<AudienceReach> Judge(
        IEnumerable<(string Group, int Minimum)> minimums, IReadOnlyCollection<(string Group, int Persons)> attendance) =>
        [.. minimums.Select(minimum => new AudienceReach(
            minimum.Group, minimum.Minimum,
            attendance.Where(came => came.Group == minimum.Group).Sum(static came => AudienceGroups.Weight(came.Group, came.Persons))))];
}
