namespace Samsteg.Activities;

/// <summary>How far an audience group has come towards the minimum that a session wants.</summary>
/// <param name="Group">The group.</param>
/// <param name="Minimum">At least so many, in persons or organisations by the group.</param>
/// <param name="Reached">So many came.</param>
/// <param name="SignedUp">So many have signed up, counted in the same way.</param>
public sealed record AudienceReach(string Group, int Minimum, int Reached, int SignedUp)
{
    /// <summary>Whether the minimum is reached.</summary>
    public bool IsReached => Reached >= Minimum;

    /// <summary>Whether it is reached if all who have signed up come.</summary>
    public bool IsExpected => SignedUp >= Minimum;
}

/// <summary>Judges who came to a session, and who has signed up for it, against the minimums of its audience.</summary>
public static class AudienceRule
{
    /// <summary>One judgement for each minimum. Groups named <c>…_persons</c> are summed in persons, others counted in organisations.</summary>
    /// <param name="minimums">Group and least number.</param>
    /// <param name="attendance">Group and number of persons of each organisation that came.</param>
    /// <param name="signedUp">Group and number of seats of each organisation that has signed up.</param>
    public static IReadOnlyList<AudienceReach> Judge(
        IEnumerable<(string Group, int Minimum)> minimums, IReadOnlyCollection<(string Group, int Persons)> attendance, IReadOnlyCollection<(string Group, int Persons)> signedUp) =>
        [.. minimums.Select(minimum => new AudienceReach(minimum.Group, minimum.Minimum, Count(attendance, minimum.Group), Count(signedUp, minimum.Group)))];

    private static int Count(IEnumerable<(string Group, int Persons)> organisations, string group) =>
        organisations.Where(one => one.Group == group).Sum(static one => AudienceGroups.Weight(one.Group, one.Persons));
}
